import HaopaiProgram

/// What a store knows the key of a counter, of a register's entry or of an opening by. Keys name people
/// and vehicles, and what is counted for them goes on to count when their cases are erased.
///
/// A pseudonym and no more: the secret lies in the store beside the digests, and whoever has both can try
/// all identities there are.
package struct KeyDigest: Hashable, Sendable {
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) { self.bytes = bytes }
}

/// Makes the digests of a store's keys: HMAC-SHA-256.
package struct KeyDigester: Sendable {
  private let key: AuthenticationKey

  /// - Parameter secret: the store's own, made by chance, and the same as long as the store lasts.
  package init(secret: [UInt8]) { key = AuthenticationKey(secret) }

  package func digest(of bytes: borrowing Span<UInt8>) -> KeyDigest {
    bytes.withUnsafeBytes { KeyDigest(bytes: key.code(of: $0)) }
  }

  package func digest(of key: OpeningKey) -> KeyDigest { digest(of: key.bytes.span) }
}

extension OpeningKey {
  /// Each part behind its length.
  fileprivate var bytes: [UInt8] {
    [business, applicant, key].flatMap { part in
      withUnsafeBytes(of: UInt32(part.utf8.count).bigEndian) { Array($0) } + Array(part.utf8)
    }
  }
}
