import Haopai
import HaopaiRandomRules

extension RuleBook {
  /// The same with a few other digits in the city's file, each of them free of errors.
  func revisions(ofCity city: String, _ dice: inout Dice) -> [RuleBook] {
    guard let stored = storedBook(ofCity: city),
      let place = stored.files.firstIndex(where: { $0.path == "cities/\(city).yaml" })
    else { return [] }
    var revisions: [RuleBook] = []
    // What is not a figure, and figures that do not fit, make no rules.
    for _ in 0..<20 where revisions.count < 2 {
      var files = stored.files
      let digits = files[place].bytes.indices.filter { (48...57).contains(files[place].bytes[$0]) }
      for _ in 0...dice.below(2) {
        if let digit = dice.pick(digits) { files[place].bytes[digit] = UInt8(48 + dice.below(10)) }
      }
      let loaded = RuleBook.load(files: files.map { ($0.path, $0.bytes) })
      guard loaded.isClean, let book = loaded.book, let hash = book.hash(ofCity: city),
        !([self] + revisions).contains(where: { $0.hash(ofCity: city) == hash })
      else { continue }
      revisions.append(book)
    }
    return revisions
  }
}
