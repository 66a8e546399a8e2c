import HaopaiDomain
import HaopaiProgram

/// What amounts and durations of a workflow must lie between, so that no step takes forever, holds
/// a number for no time at all, or gives back chances that nobody had.
enum ValueBounds {
  /// How long numbers are held.
  static let hold = TimeSpan(milliseconds: 1).milliseconds...TimeSpan.maximum.milliseconds
  /// The same where a case acts by itself: a handler that renews its own hold runs again and again,
  /// and whoever looks late must run through all of it.
  static let unattendedHold =
    TimeSpan(milliseconds: 60_000).milliseconds...TimeSpan.maximum.milliseconds
  /// How long a code is valid, and how long somebody waits for another, if at all.
  static let wait = 0...TimeSpan.maximum.milliseconds
  /// Numbers in one draw, items in one list.
  static let batch: ClosedRange<Int64> = 1...1_000
  /// What a counter allows, and what one use takes from it.
  static let count = 0...DeclaredType.maximumCount
  /// Decimal digits of a code, and how many it has where the rules do not say.
  static let codeDigits = ChallengeDeclaration.digitBounds
  static let usualCodeDigits: Int64 = 6
  /// Wrong answers that a code allows.
  static let tries = 1...DeclaredType.maximumCount
}
