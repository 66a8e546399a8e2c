/// A value as it arrives from outside, before a declaration gives it a type.
public indirect enum PlainValue: Hashable, Sendable {
  case bool(Bool)
  case integer(Int64)
  case text(String)
  case list([PlainValue])
}
