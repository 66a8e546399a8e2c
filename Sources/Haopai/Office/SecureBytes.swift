package import HaopaiEngine

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Bytes and blocks from the system's secure source.
enum SecureBytes {
  /// 256 bytes, the most that one call gives.
  private static let halvesPerBlock = 64

  static func fresh(count: Int) -> [UInt8] {
    var source = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8(truncatingIfNeeded: source.next()) }
  }

  /// A block in one call: asking word by word costs a call of the system each.
  static func block() -> [UInt32] {
    #if canImport(Glibc) || canImport(Musl)
      var halves = [UInt32](repeating: 0, count: halvesPerBlock)
      let filled = halves.withUnsafeMutableBytes { getentropy($0.baseAddress, $0.count) }
      if filled == 0 { return halves }
    #endif
    var source = SystemRandomNumberGenerator()
    return (0..<halvesPerBlock).map { _ in source.next() }
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
