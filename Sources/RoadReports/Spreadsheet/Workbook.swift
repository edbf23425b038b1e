/// An Office Open XML workbook (ECMA-376, transitional) of plain sheets.
///
/// Our own writer because no kept Swift package writes the format: five fixed parts and the sheets in a ZIP container.
/// Nothing in it depends on the day or the machine.
enum Workbook {
  /// Writes the sheets in order; the first one is shown on opening.
  static func write(_ sheets: [Sheet], into sink: inout ByteSink) throws(ReportError) {
    precondition(!sheets.isEmpty, "A workbook has at least one sheet")
    var archive = ZipArchive()
    try archive.add("[Content_Types].xml", Array(contentTypes(sheets.count).utf8), into: &sink)
    try archive.add("_rels/.rels", Array(packageRelationships.utf8), into: &sink)
    try archive.add("xl/workbook.xml", Array(workbook(sheets).utf8), into: &sink)
    try archive.add(
      "xl/_rels/workbook.xml.rels", Array(workbookRelationships(sheets.count).utf8), into: &sink)
    try archive.add("xl/styles.xml", Array(SheetStyle.stylesheet.utf8), into: &sink)
    for (index, sheet) in sheets.enumerated() {
      let part = "sheet\(index + 1).xml"
      try archive.add("xl/worksheets/\(part)", sheet.xml(isFirst: index == 0), into: &sink)
      if let links = sheet.relationships {
        try archive.add("xl/worksheets/_rels/\(part).rels", Array(links.utf8), into: &sink)
      }
    }
    try archive.finish(into: &sink)
  }

  private static let main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
  private static let package = "http://schemas.openxmlformats.org/package/2006"

  private static func contentTypes(_ sheets: Int) -> String {
    var xml = XMLText.declaration + "<Types xmlns=\"\(package)/content-types\">"
    xml +=
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    xml += "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    xml += override("/xl/workbook.xml", "sheet.main") + override("/xl/styles.xml", "styles")
    for index in 1...sheets { xml += override("/xl/worksheets/sheet\(index).xml", "worksheet") }
    return xml + "</Types>\n"
  }

  private static func override(_ part: String, _ type: String) -> String {
    "<Override PartName=\"\(part)\" ContentType=\"\(main).\(type)+xml\"/>"
  }

  private static var packageRelationships: String {
    XMLText.declaration + "<Relationships xmlns=\"\(package)/relationships\">"
      + "<Relationship Id=\"workbook\" Type=\"\(XMLText.relationships)/officeDocument\" Target=\"xl/workbook.xml\"/>"
      + "</Relationships>\n"
  }

  private static func workbookRelationships(_ sheets: Int) -> String {
    var xml = XMLText.declaration + "<Relationships xmlns=\"\(package)/relationships\">"
    for index in 1...sheets {
      xml += "<Relationship Id=\"sheet\(index)\" Type=\"\(XMLText.relationships)/worksheet\""
      xml += " Target=\"worksheets/sheet\(index).xml\"/>"
    }
    xml += "<Relationship Id=\"styles\" Type=\"\(XMLText.relationships)/styles\" Target=\"styles.xml\"/>"
    return xml + "</Relationships>\n"
  }

  /// The list of sheets; the hidden names tell which cells are filtered and which row is repeated on every page.
  private static func workbook(_ sheets: [Sheet]) -> String {
    var xml = XMLText.declaration
    xml += "<workbook xmlns=\"\(XMLText.spreadsheet)\" xmlns:r=\"\(XMLText.relationships)\">"
    xml += "<bookViews><workbookView activeTab=\"0\"/></bookViews><sheets>"
    for (index, sheet) in sheets.enumerated() {
      xml +=
        "<sheet name=\"\(XMLText.escaped(sheet.name))\" sheetId=\"\(index + 1)\" r:id=\"sheet\(index + 1)\"/>"
    }
    xml += "</sheets><definedNames>"
    for (index, sheet) in sheets.enumerated() {
      let name = "'\(XMLText.escaped(sheet.name))'!"
      xml += "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"\(index)\" hidden=\"1\">"
      xml += "\(name)\(sheet.area)</definedName>"
    }
    for (index, sheet) in sheets.enumerated() {
      xml += "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"\(index)\">"
      xml += "'\(XMLText.escaped(sheet.name))'!$1:$1</definedName>"
    }
    return xml + "</definedNames></workbook>\n"
  }
}
