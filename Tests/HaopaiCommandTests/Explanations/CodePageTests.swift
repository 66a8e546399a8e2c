import Foundation
import HaopaiCommand
import HaopaiDiagnostics
import Testing

/// Every finding code has a page, and every page is true.
@Suite("pages of finding codes")
struct CodePageTests {
  /// The codes that appear as literals in the sources.
  private static func codes() throws -> Set<String> {
    let root = ToolRun.repository + "/Sources"
    let enumerator = try #require(FileManager.default.enumerator(atPath: root))
    var codes: Set<String> = []
    for case let path as String in enumerator where path.hasSuffix(".swift") {
      let text = try String(contentsOfFile: root + "/" + path, encoding: .utf8)
      for literal in text.components(separatedBy: "FindingCode(\"").dropFirst() {
        codes.insert(String(literal.prefix { $0 != "\"" }))
      }
    }
    return codes
  }

  @Test("there is one page for each code, and none for anything else")
  func complete() throws {
    let codes = try Self.codes()
    let pages = CodePage.all.map(\.code)
    #expect(codes.count > 200)
    #expect(codes.subtracting(pages).sorted() == [], "codes without a page")
    #expect(Set(pages).subtracting(codes).sorted() == [], "pages without a code")
    #expect(pages == Set(pages).sorted(), "each once, in order")
  }

  @Test("the rule book of the examples is right, and so is what it expects")
  func sample() {
    let validation = ToolRun(["validate", "--strict"], root: SampleRules.root)
    #expect(validation.status == .fine, "\(validation.output)")
    let test = ToolRun(["test", "--invert"], root: SampleRules.root)
    #expect(test.status == .fine, "\(test.output)")
  }

  @Test("what a page calls right stands in the rule book, once", arguments: CodePage.all)
  func right(page: CodePage) throws {
    switch page.example {
    case .replacing(let file, let right, let wrong):
      #expect(try SampleRules.occurrences(of: right, in: file) == 1, "\(page.code): \(right)")
      #expect(wrong.bytes != Array(right.utf8))
    case .file(let file, let right, _):
      #expect(try SampleRules.occurrences(of: right, in: file) == 1, "\(page.code): \(right)")
    case .adding, .addingFolder, .renaming, .removing, nil: break
    }
  }

  /// Codes that no rule book brings about, and why there is a page all the same.
  private static let withoutExample: [String: String] = [
    "out-of-memory": "a machine without memory is no mistake of a file",
    "broken-city":
      "rules with errors stop the tool before their scenarios are read; a program that "
      + "loads scenarios for a part of the rules sees it",
    "inversion-passed": "guards the check of scenarios itself: it would show an expectation that "
      + "compares nothing, and none is known",
  ]

  @Test("every page has an example, but for those that nothing brings about")
  func examples() {
    let missing = CodePage.all.filter { $0.example == nil }.map(\.code)
    #expect(missing == Self.withoutExample.keys.sorted())
  }

  @Test("pages are short, and say as much in one language as in the other", arguments: CodePage.all)
  func style(page: CodePage) throws {
    #expect(page.what.en.first?.isUppercase == false, "\(page.what.en)")
    #expect(page.what.en.count <= 110 && page.what.zh.count <= 50, "\(page.code)")
    for ending in [".", "。"] {
      #expect(!page.what.en.hasSuffix(ending) && !page.what.zh.hasSuffix(ending), "\(page.code)")
    }
    #expect(page.why.en.hasSuffix(".") && page.why.zh.hasSuffix("。"), "\(page.code)")
    #expect(page.why.en.first?.isUppercase == true || page.why.en.hasPrefix("`"), "\(page.code)")
    let length = page.what.zh.count + page.why.zh.count
    #expect((15...160).contains(length), "\(page.code): \(length)")
    for text in [page.what, page.why] {
      #expect(!text.zh.contains("\n") && !text.en.contains("\n") && !text.en.contains("  "))
      #expect(text.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
      #expect(!text.en.unicodeScalars.contains { (0x3000...0x303F).contains($0.value) })
    }
  }
}
