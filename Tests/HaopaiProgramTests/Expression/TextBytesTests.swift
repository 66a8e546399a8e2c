import Testing

@testable import HaopaiProgram

@Suite struct TextBytesTests {
  @Test func `canonically equivalent texts differ`() {
    #expect("京A\u{0387}1" == "京A\u{00B7}1")
    #expect(!TextBytes.areSame("京A\u{0387}1", "京A\u{00B7}1"))
    #expect(TextBytes.areSame("京A\u{00B7}1", "京A\u{00B7}1"))
  }

  @Test(arguments: 0...24)
  func `one byte makes the difference at every length`(length: Int) {
    let text = String(repeating: "a", count: length)
    #expect(TextBytes.order(text, text) == Order.equal)
    #expect(TextBytes.order(text, text + "a") == Order.less)
    #expect(TextBytes.order(text + "a", text) == Order.greater)
    for place in 0..<length {
      var bytes = Array(text.utf8)
      bytes[place] = UInt8(ascii: "b")
      let other = String(decoding: bytes, as: UTF8.self)
      #expect(TextBytes.order(text, other) == Order.less)
      #expect(TextBytes.order(other, text) == Order.greater)
      #expect(TextBytes.starts(other, with: String(text.prefix(place))))
      #expect(TextBytes.ends(other, with: "b" + String(text.suffix(length - place - 1))))
      #expect(TextBytes.contains(other, "b"))
      #expect(!TextBytes.areSame(text, other))
    }
    #expect(!TextBytes.contains(text, "b"))
    #expect(TextBytes.contains(text, ""))
  }

  @Test func `order is that of the scalars`() {
    #expect(TextBytes.order("f", "\u{1EBF}") == Order.less)
    #expect(TextBytes.order("\u{FFFD}", "\u{10000}") == Order.less)
  }
}
