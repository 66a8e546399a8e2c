import Testing

@testable import HaopaiCommand

@Suite("reading JSON")
struct JSONReaderTests {
  private func read(_ text: String) throws -> JSONValue { try JSONReader.read(Array(text.utf8)) }

  private func reason(_ bytes: [UInt8]) -> JSONReader.Failure.Reason? {
    do throws(JSONReader.Failure) {
      _ = try JSONReader.read(bytes)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test("keeps whole numbers exactly and other numbers as written")
  func numbers() throws {
    #expect(try read("9223372036854775807") == .integer(.max))
    #expect(try read("-9223372036854775808") == .integer(.min))
    #expect(try read("9223372036854775808") == .number("9223372036854775808"))
    #expect(try read("1e400") == .number("1e400"))
    #expect(try read("-0") == .number("-0"))
    #expect(try read("0.10") == .number("0.10"))
  }

  @Test(
    "refuses what is not JSON's grammar",
    arguments: [
      "", " ", "01", "-", "+1", ".5", "1.", "1e", "tru", "nulll", "[1,]", "[,]", "{,}", "{\"a\"}",
      "{\"a\":}", "{a:1}", "{\"a\":1,}", "[1 2]", "\"", "\"\t\"", "\"\\x\"", "\"\\u12\"", "1 2",
      "'a'", "// x", "NaN", "\u{FEFF}{}", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"",
    ])
  func malformed(_ text: String) {
    #expect(reason(Array(text.utf8)) == .malformed)
  }

  @Test("reads escapes and pairs of surrogates")
  func escapes() throws {
    #expect(try read(#""\u9c81F\ud83d\ude97\n\/\"""#) == .text("鲁F🚗\n/\""))
    #expect(try read(#""a\u0000b""#) == .text("a\u{0}b"))
  }

  @Test("says where bytes are not UTF-8")
  func encoding() throws {
    #expect(reason([0x22, 0xFF, 0x22]) == .invalidUTF8)
    #expect(reason([0x22, 0xED, 0xA0, 0x80, 0x22]) == .invalidUTF8)
  }

  @Test("takes the deepest text that is allowed, and no deeper one")
  func depth() {
    let most = JSONReader.maximumDepth
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    #expect(reason(nested(most - 1)) == nil)
    #expect(reason(nested(most)) == nil)
    #expect(reason(nested(most + 1)) == .tooDeep)
    #expect(reason(Array(String(repeating: "{\"a\":[", count: 500_000).utf8)) == .tooDeep)
  }

  @Test("finds a key that stands twice, at any depth, however it is written")
  func duplicates() {
    #expect(reason(Array(#"{"a":{"b":1,"b":2}}"#.utf8)) == .duplicateKey("b"))
    #expect(reason(Array(#"{"a":1,"\u0061":2}"#.utf8)) == .duplicateKey("a"))
    #expect(reason(Array(#"{"a":{"b":1},"c":{"b":2}}"#.utf8)) == nil)
  }

  @Test("what is written reads back the same")
  func roundTrip() throws {
    let text = #"{"a":[1,-2,true,false,null,"鲁F·\"\\\u0000\ud83d\ude97"],"b":{},"c":[],"d":1e400}"#
    let value = try read(text)
    var writer = JSONWriter()
    writer.write(value)
    #expect(try read(writer.text) == value)
  }
}
