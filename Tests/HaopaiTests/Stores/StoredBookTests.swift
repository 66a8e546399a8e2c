import HaopaiProgram
import Testing

@testable import HaopaiEngine

/// Rules as a store keeps them.
@Suite("stored rules")
struct StoredBookTests {
  private let book = StoredBook(
    hash: ContentHash(of: [1]),
    files: [
      StoredBook.File(path: "rules/a.yaml", bytes: Array("haopai: 1".utf8)),
      StoredBook.File(path: "cities/b.yaml", bytes: Array("hold: 180 s".utf8)),
    ])

  @Test("rules are read as they were kept, and a changed byte is found wherever it is")
  func digest() throws {
    let row = book.row
    #expect(try StoredBook(hash: book.hash, row: row) == book)
    for place in row.indices {
      var changed = row
      changed[place] ^= 1
      #expect(throws: RecordFailure.self, "byte \(place)") {
        try StoredBook(hash: book.hash, row: changed)
      }
    }
  }

  @Test("rows of the first version, which say nothing of their bytes, are read as before")
  func firstVersion() throws {
    var row: [UInt8] = []
    row.write(UInt64(1))
    row.write(book.files) { row, file in
      row.write(file.path)
      row.write(file.bytes.count)
      row += file.bytes
    }
    #expect(try StoredBook(hash: book.hash, row: row) == book)
  }
}
