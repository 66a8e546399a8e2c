/// The key of a keyed digest (RFC 2104, HMAC-SHA-256), with what every message begins with digested once.
package struct AuthenticationKey: Sendable {
  private let inner: SHA256
  private let outer: SHA256

  package init(_ key: some Collection<UInt8>) {
    var padded = key.count > SHA256.blockSize ? SHA256.digest(of: key) : Array(key)
    padded.append(contentsOf: repeatElement(0, count: SHA256.blockSize - padded.count))
    var inner = SHA256()
    inner.update(padded.map { $0 ^ 0x36 })
    var outer = SHA256()
    outer.update(padded.map { $0 ^ 0x5c })
    self.inner = inner
    self.outer = outer
  }

  /// The message's keyed digest: 32 bytes.
  package func code(of message: some Collection<UInt8>) -> [UInt8] {
    var inner = inner
    inner.update(message)
    var outer = outer
    outer.update(inner.finish())
    return outer.finish()
  }
}
