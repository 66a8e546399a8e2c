/// What an office, its secret and the people it knows look like in logs: print, interpolation and dump
/// give away nothing that a log must not hold.
extension Office: CustomStringConvertible, CustomReflectable {
  /// The city and no more.
  public var description: String { "Office(\(city))" }
  /// Without what the office keeps: cases are personal data.
  public var customMirror: Mirror { Mirror(self, children: ["city": city]) }
}

extension ApplicantDescription: CustomStringConvertible, CustomReflectable {
  /// With the identity number masked.
  public var description: String {
    "\(kind):\(Mask.citizenID(id))" + (account.map { " (\($0))" } ?? "")
  }
  /// With the identity number masked.
  public var customMirror: Mirror {
    Mirror(
      self,
      children: ["kind": kind, "id": Mask.citizenID(id), "account": account ?? "default"])
  }
}

extension Delivery: CustomStringConvertible, CustomReflectable {
  /// Without the text or the code, and with the address masked.
  public var description: String {
    switch content {
    case .message(let code, _): "\(code) to \(Mask.mobile(address))"
    case .code(let challenge, _): "\(challenge) to \(Mask.mobile(address))"
    }
  }
  /// As in the description.
  public var customMirror: Mirror { Mirror(self, children: ["delivery": description]) }
}

extension Delivery.Content: CustomStringConvertible, CustomReflectable {
  /// The name of the message or the challenge.
  public var description: String {
    switch self {
    case .message(let code, _): code
    case .code(let challenge, _): challenge
    }
  }
  /// As in the description.
  public var customMirror: Mirror { Mirror(self, children: ["content": description]) }
}
