/// What is wrong with a survey's own files: one closed set for the room.
public enum SurveyError: Error, Sendable, Equatable {
  /// A configuration file or setting is wrong: path of the key, what was seen, what to do. Exit 64.
  case configuration(String)
}
