import HaopaiProgram
import Testing

struct SHA256Tests {
  /// FIPS 180-4 examples of the NIST, and the million letters of its long message.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func vectors(message: String, digest: String) {
    #expect(hexadecimal(SHA256.digest(of: message.utf8)) == digest)
  }

  @Test func piecesMakeTheWhole() {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let whole = SHA256.digest(of: bytes)
    for cut in [0, 1, 55, 56, 57, 63, 64, 65, 128, 299, 300] {
      var hash = SHA256()
      hash.update(bytes[..<cut])
      hash.update(bytes[cut...])
      #expect(hash.finish() == whole, "cut at \(cut)")
    }
  }

  /// RFC 4231, cases 1, 2 and 6 (a key longer than a block).
  @Test(arguments: [
    (
      [UInt8](repeating: 0x0b, count: 20), "Hi There",
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    (
      Array("Jefe".utf8), "what do ya want for nothing?",
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      [UInt8](repeating: 0xaa, count: 131),
      "Test Using Larger Than Block-Size Key - Hash Key First",
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
  ])
  func authenticationCodes(key: [UInt8], message: String, code: String) {
    #expect(hexadecimal(AuthenticationKey(key).code(of: message.utf8)) == code)
  }
}

struct ContentHashTests {
  private let files = [
    (path: "cities/a.yaml", content: ContentHash(of: Array("one".utf8))),
    (path: "rules/b.yaml", content: ContentHash(of: Array("two".utf8))),
  ]

  @Test func orderDoesNotMatter() {
    #expect(ContentHash(files: files) == ContentHash(files: files.reversed()))
  }

  @Test func pathsAndBytesMatter() {
    let hash = ContentHash(files: files)
    var changed = files
    changed[1].content = ContentHash(of: Array("twp".utf8))
    #expect(ContentHash(files: changed) != hash)
    changed = files
    changed[1].path = "rules/c.yaml"
    #expect(ContentHash(files: changed) != hash)
    #expect(ContentHash(files: [files[0]]) != hash)
  }

  @Test func bytesCannotMoveBetweenPathAndContent() {
    let left = ContentHash(files: [(path: "ab", content: ContentHash(of: Array("c".utf8)))])
    let right = ContentHash(files: [(path: "a", content: ContentHash(of: Array("bc".utf8)))])
    #expect(left != right)
  }

  @Test func readsBackWhatItWrites() {
    let hash = ContentHash(files: files)
    #expect(ContentHash(bytes: hash.bytes) == hash)
    #expect(ContentHash(bytes: Array(hash.bytes.dropLast())) == nil)
    #expect(hash.description.count == 64)
  }
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
  ContentHash(bytes: bytes)?.description ?? "not 32 bytes"
}
