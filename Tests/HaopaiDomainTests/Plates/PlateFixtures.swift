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

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
