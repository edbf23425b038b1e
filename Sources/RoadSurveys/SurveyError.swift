/// What is wrong with a survey's own files: one closed set for the room.
public enum SurveyError: Error, Sendable, Equatable {
  /// A configuration file or setting is wrong: path of the key, what was seen, what to do. Exit 64.
  case configuration(String)
  /// A run record can't be used: file and byte, what was seen, what to do. Exit 65.
  case record(String)
  /// A vehicle's file is wrong: key, what was seen, what to do. Exit 65.
  case vehicle(String)
  /// No calibration can be made of the data: what was seen, what to do. Exit 65.
  case calibration(String)
  /// A file of the survey can't be had: path and reason. Exit 66.
  case noInput(String)
  /// A file of the survey can't be made here. Exit 73.
  case cannotCreate(String)
  /// Reading or writing broke down half-way. Exit 74.
  case inputOutput(String)
}
