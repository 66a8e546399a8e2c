package import HaopaiDiagnostics

extension Finding {
  /// The finding as one about a resource's keys, where it says that they do not fit.
  ///
  /// Every use of a counter or a register disagrees with the one declaration of its keys: what they
  /// all say alike is one mistake.
  package func about(keysOf resource: String) -> Finding {
    guard subject == nil else { return self }
    var finding = self
    switch code {
    case .typeMismatch, .resultType: finding.subject = "\(resource)[]: \(message.en)"
    case .argumentCount: finding.subject = "\(resource)[]"
    default: break
    }
    return finding
  }
}
