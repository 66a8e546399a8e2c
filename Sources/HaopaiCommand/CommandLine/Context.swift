import HaopaiDiagnostics
import HaopaiDomain

/// What a command works with: the world, the language, the rules' folder.
struct Context {
  let surroundings: Surroundings
  let language: Language
  /// Holds `rules/` and `cities/`.
  let root: String

  /// Colours are for terminals, unless `NO_COLOR` says otherwise.
  var isColoured: Bool {
    surroundings.output.isTerminal && (surroundings.environment["NO_COLOR"] ?? "").isEmpty
      && surroundings.environment["TERM"] != "dumb"
  }

  var now: Instant { Instant(milliseconds: surroundings.clock()) }

  func print(_ text: String) throws(StreamFailure) {
    try surroundings.output.write(Array(text.utf8))
  }

  func print(_ message: Message) throws(StreamFailure) {
    try print(message.text(in: language) + "\n")
  }

  /// Says on standard error what went wrong with the tool itself.
  func complain(_ message: Message) throws(StreamFailure) {
    try surroundings.errors.write(
      Array("haopai: \(VisibleText.make(message.text(in: language)))\n".utf8))
  }
}
