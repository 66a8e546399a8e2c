import HaopaiDomain
import HaopaiEngine
import HaopaiProgram

/// Makes the code of a challenge from a secret, the case and the code's ordinal, so that no code is
/// ever stored: HMAC-SHA256, its first eight bytes, the last decimal digits.
struct ChallengeCodes: Sendable {
  private let secret: Redacted<[UInt8]>

  init(secret: Redacted<[UInt8]>) { self.secret = secret }

  func code(
    city: String, case number: CaseNumber, challenge: String, ordinal: UInt32, digits: Int
  ) -> String {
    var rest = digest(of: "\(city)/\(number.value)/\(challenge)/\(ordinal)")
    var code: [UInt8] = []
    for _ in 0..<digits {
      code.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    }
    return String(decoding: code, as: UTF8.self)
  }

  /// What tells one typed code from another in a case's journal. Whoever lacks the secret cannot find
  /// the code by trying all of them.
  func mark(of typed: String, city: String, case number: CaseNumber, challenge: String) -> UInt64 {
    // No code is made from a text with a slash too many.
    digest(of: "\(city)/\(number.value)/\(challenge)//\(typed)")
  }

  private func digest(of text: String) -> UInt64 {
    AuthenticationKey(secret.value).code(of: text.utf8).prefix(8)
      .reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
  }

  /// Compares without telling by its time how much was right.
  func matches(
    _ text: String, city: String, case number: CaseNumber, challenge: String, ordinal: UInt32,
    digits: Int
  ) -> Bool {
    let right = Array(
      code(city: city, case: number, challenge: challenge, ordinal: ordinal, digits: digits).utf8)
    let given = Array(text.utf8)
    guard given.count == right.count else { return false }
    return zip(given, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
