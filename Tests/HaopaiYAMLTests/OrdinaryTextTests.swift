import HaopaiDiagnostics
import HaopaiTestSupport
import Testing

@testable import HaopaiYAML

/// What is ordinary at a glance must be so for the checks that look at each byte.
struct OrdinaryTextTests {
  /// Whether the glance took the text for ordinary; what the others say is held against it.
  private func isOrdinary(_ bytes: [UInt8], _ comment: @autoclosure () -> String) -> Bool {
    guard let text = OrdinaryText(bytes) else { return false }
    let source = SourceText(id: SourceText.ID(0), path: "a.yaml", bytes: bytes)
    var findings = FindingCollector()
    let content = EncodingCheck(source: source).run(into: &findings)
    let outcome = CharacterCheck(source: source, start: 0).run(into: &findings)
    let isSame =
      content == 0..<bytes.count
      && outcome == .everything(hasBidi: false, hasTabs: text.hasTabs) && findings.findings.isEmpty
    if !isSame { Issue.record("\(comment()): \(bytes)") }
    return true
  }

  @Test func `every character, wherever it stands`() {
    var ordinary = 0
    for value in UInt32(0)...0x1_1000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let before = String(repeating: "a", count: Int(value % 19))
      let text = before + "\(scalar)b\n" + String(repeating: "c", count: Int(value % 23))
      if isOrdinary(Array(text.utf8), "U+\(String(value, radix: 16))") { ordinary += 1 }
    }
    // Nearly all Chinese characters, and no more than there are characters on the plane.
    #expect((25_000..<60_000).contains(ordinary))
  }

  @Test func `the text of city files is ordinary`() {
    let text = "名: 烟台市 # 鲁F·D51F0 - “选号”（１），～ → …\n\tpinyin: jiǎo % 5"
    #expect(isOrdinary(Array(text.utf8), text) == true)
    #expect(!isOrdinary(Array("a\n%YAML 1.1".utf8), ""))
    #expect(!isOrdinary(Array("%TAG".utf8), ""))
    #expect(!isOrdinary(Array("a\r\n".utf8), ""))
    #expect(!isOrdinary(Array("\u{FEFF}a".utf8), ""))
  }

  @Test func `bytes that are cut or come in any order`() {
    let seed = UInt64.random(in: .min ... .max)
    var random = SplitMix64(seed: seed)
    let bytes: [UInt8] = [
      0x00, 0x09, 0x0A, 0x0D, 0x20, 0x25, 0x41, 0x61, 0x7E, 0x7F, 0x80, 0x86, 0x8E, 0xA0, 0xA8,
      0xAE, 0xB7, 0xBC, 0xBF, 0xC0, 0xC2, 0xC3, 0xCB, 0xD8, 0xE0, 0xE2, 0xE3, 0xE4, 0xE9, 0xED,
      0xEF, 0xF0, 0xF4, 0xFF,
    ]
    let usual: [UInt8] = [0x61, 0x61, 0x20, 0x0A, 0xE4, 0x80, 0xB8, 0xBF]
    var ordinary = 0
    for _ in 0..<30_000 {
      let length = Int.random(in: 0...40, using: &random)
      let strange = Int.random(in: 1...12, using: &random)
      let text = (0..<length).map { _ in
        Int.random(in: 0..<strange, using: &random) == 0
          ? bytes[Int.random(in: 0..<bytes.count, using: &random)]
          : usual[Int.random(in: 0..<4, using: &random)]
      }
      if isOrdinary(text, "seed \(seed)") { ordinary += 1 }
    }
    #expect(ordinary > 1_000, "seed \(seed)")
  }
}
