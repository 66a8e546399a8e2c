import HaopaiDomain

/// The grammar of GA 36-2018 as data, the way a rule file states it.
enum Standard {
  static let ordinaryPatterns = [
    "DDDDD",
    "LDDDD", "DLDDD", "DDLDD", "DDDLD", "DDDDL",
    "LLDDD", "LDLDD", "LDDLD", "LDDDL", "DLLDD", "DLDLD", "DLDDL", "DDLLD", "DDLDL", "DDDLL",
  ]
  static let letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
  static let energyLetters = "DABCEFGHJK"

  static func grammar(
    _ patterns: [String], letters: String = letters, energyLetters: String = energyLetters
  ) throws -> SerialGrammar {
    SerialGrammar(
      patterns: try patterns.map { try SerialPattern($0) },
      letters: try CharacterClassSet(letters),
      energyLetters: try CharacterClassSet(energyLetters))
  }

  static func ordinary() throws -> SerialGrammar { try grammar(ordinaryPatterns) }
  static func smallEnergy() throws -> SerialGrammar { try grammar(["EDDDDD", "ELDDDD"]) }
  static func largeEnergy() throws -> SerialGrammar { try grammar(["DDDDDE"]) }
}

/// SplitMix64, so that a failing property can be run again from its printed seed.
struct PlateChance: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
