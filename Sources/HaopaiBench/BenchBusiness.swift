import Foundation
import Haopai
import HaopaiDomain
import HaopaiProgram

/// A city's business that selects numbers, and a morning on which its applicants come.
struct BenchBusiness {
  let book: CompiledBook
  /// Among the book's.
  let index: Int
  let start: Instant

  /// Enough for all who are under way at a time, and for all who have been.
  private static let ranges = """
      small-car:
        - { range: 鲁F·A0000 - 鲁F·Z9999, released: 2021-03-23 }

    """

  /// - Parameter pattern: the city's file, below the root; the city is given more numbers.
  init?(_ business: String, of pattern: String, below root: String) {
    guard var files = try? RuleBook.files(root: root),
      let place = files.firstIndex(where: { $0.path == pattern }),
      let start = Instant(civil: "2026-03-02 09:00")
    else { return nil }
    let text = String(decoding: files[place].bytes, as: UTF8.self)
    files[place].bytes = Array(
      text.replacing("  small-car:\n", with: Self.ranges, maxReplacements: 1).utf8)
    // Files are named after what they are about.
    let city = URL(fileURLWithPath: pattern).deletingPathExtension().lastPathComponent
    guard let book = RuleBook.load(files: files).book?.compiled(city: city),
      let index = book.workflow(named: business)
    else { return nil }
    self.book = book
    self.index = index
    self.start = start
  }
}
