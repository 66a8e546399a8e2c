package import HaopaiEngine

/// Bytes and words from the system's secure source.
enum SecureBytes {
  private static let wordsPerBlock = 64

  static func fresh(count: Int) -> [UInt8] {
    var source = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8(truncatingIfNeeded: source.next()) }
  }

  static func block() -> [UInt64] {
    var source = SystemRandomNumberGenerator()
    return (0..<wordsPerBlock).map { _ in source.next() }
  }
}

extension Office.Options.Chance {
  package var source: HaopaiEngine.Chance {
    switch self {
    case .secure: .secure(BlockChance(fetch: SecureBytes.block))
    case .seeded(let seed): .seeded(SeededChance(seed: seed))
    }
  }
}
