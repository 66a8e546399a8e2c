/// What an expression asks for.
struct Reading: Sendable {
  /// Dotted paths of the names that it reads, such as `param.draw.size` or `draws.left`.
  var paths: Set<String> = []
  /// `now`, or something whose answer changes as time goes on.
  var time = false
  var today = false
  /// The function `reached`.
  var reached = false

  mutating func formUnion(_ other: Reading) {
    paths.formUnion(other.paths)
    time = time || other.time
    today = today || other.today
    reached = reached || other.reached
  }
}
