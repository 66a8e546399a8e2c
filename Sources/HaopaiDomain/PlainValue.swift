/// A value as it arrives from outside, before a declaration gives it a type, and as views give it
/// back.
public indirect enum PlainValue: Hashable, Sendable {
  /// For `bool`, and nothing else: no text or number is taken for it.
  case bool(Bool)
  /// For `count`; for `money` in fen.
  case integer(Int64)
  /// For texts and words of enumerations, and for what is written: dates, terms, plate numbers,
  /// instants as RFC 3339.
  case text(String)
  /// For lists, of at most 1,000 elements, and for sets.
  case list([PlainValue])
}
