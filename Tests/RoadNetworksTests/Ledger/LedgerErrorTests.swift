import RoadNetworks
import Testing

@Suite struct LedgerErrorTests {
  @Test func `the command writes beside, never over the original, and a shell reads it back`() {
    #expect(
      LedgerError.conversion(of: "data/roads.shp")
        == "ogr2ogr -f GeoJSON -t_srs EPSG:4326 roads-wgs84.geojson data/roads.shp")
    #expect(
      LedgerError.conversion(of: "dir/it's ours.shp")
        == #"ogr2ogr -f GeoJSON -t_srs EPSG:4326 'it'\''s ours-wgs84.geojson' 'dir/it'\''s ours.shp'"#)
    #expect(
      LedgerError.conversion(of: "$(rm -rf x).shp").hasSuffix(
        " '$(rm -rf x)-wgs84.geojson' '$(rm -rf x).shp'"))
    // A name that looks like an option.
    #expect(LedgerError.conversion(of: "-o.shp").hasSuffix(" ./'-o-wgs84.geojson' ./'-o.shp'"))
    #expect(LedgerError.conversion(of: "道路.shp").hasSuffix("道路-wgs84.geojson 道路.shp"))
    #expect(LedgerError.conversion(of: ".shp").hasSuffix("roads-wgs84.geojson .shp"))
  }

  @Test func `every message names the file, what was seen and what to do`() {
    let errors: [LedgerError] = [
      .noFeatures, .noLines(features: 3), .projected(feature: 2, x: -36_123.4567, y: 1e18),
      .swapped(feature: 1, first: 43.8, second: 143.9),
    ]
    for error in errors { #expect(error.message(file: "r.geojson").hasPrefix("r.geojson: ")) }
    #expect(errors[1].message(file: "f").contains("none of the 3 features"))
    #expect(errors[2].message(file: "f").contains("feature 2: coordinates -36123.457, 1e+18 are not degrees"))
    #expect(
      errors[3].message(file: "f").contains("longitude first")
        && errors[3].message(file: "f").contains("43.8"))
  }
}
