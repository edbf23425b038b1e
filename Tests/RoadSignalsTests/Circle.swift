import RoadKernels

/// cos and sin of 2π·turns.
func circle(_ turns: Double) -> (cosine: Double, sine: Double) { UnitCircle.point(turns: turns) }
