/// How personal data looks in messages and logs. What a mask keeps is what lets the owner recognise
/// it, never what lets others reach them.
///
/// The functions take any text, also one that failed its checks: a text too short or too long for
/// its mask shows nothing at all. They count whole characters, never cut one, and print at most
/// `maximumStars` stars.
public enum Mask {
  /// What is printed stays short, however long the text; beyond it a mask does not tell the length.
  public static let maximumStars = 16

  /// The first three and the last two characters: `110*************2X`.
  public static func citizenID(_ text: String) -> String { cover(text, first: 3, last: 2) }

  /// The first three and the last four: `138****1234`.
  public static func mobile(_ text: String) -> String { cover(text, first: 3, last: 4) }

  /// The last six, the serial by which the office finds the car: `***********042788`.
  public static func vehicle(_ text: String) -> String { cover(text, first: 0, last: 6) }

  /// The first character, the surname of most: `张**`. A single character is covered; at most
  /// three stars, for the length of a long name tells who it is.
  public static func name(_ text: String) -> String {
    let count = text.prefix(4).count
    guard count > 1 else { return stars(count) }
    return String(text.prefix(1)) + stars(count - 1)
  }

  /// Stars for all but the ends; for everything, unless four characters or more are covered and
  /// the text is as short as a personal number is.
  private static func cover(_ text: String, first: Int, last: Int) -> String {
    let length = text.prefix(33).count
    let covered = length - first - last
    guard covered >= 4, length <= 32 else { return stars(length) }
    return String(text.prefix(first)) + stars(covered) + String(text.suffix(last))
  }

  private static func stars(_ count: Int) -> String {
    String(repeating: "*", count: min(count, maximumStars))
  }
}
