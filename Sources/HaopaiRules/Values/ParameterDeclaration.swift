package import HaopaiDomain
import HaopaiProgram

/// What a workflow or a part lets a city set: a value, or a group of them.
package indirect enum ParameterDeclaration: Sendable {
  case leaf(ParameterLeaf)
  case group(ParameterGroup)

  package var name: Located<String> {
    switch self {
    case .leaf(let leaf): leaf.value.name
    case .group(let group): group.name
    }
  }
}

/// One value.
package struct ParameterLeaf: Sendable {
  /// As of which day a case reads the value.
  package enum Reading: Hashable, Sendable {
    /// The day on which the case was opened.
    case opened
    /// The step's own day, by the rules in force then.
    case now
  }

  package let value: ValueDeclaration
  package let reading: Reading
  /// Where the default comes from.
  package let note: ValueNote?
}

/// Values that belong together; a group that is optional stands for an offer that a city may not
/// make.
package struct ParameterGroup: Sendable {
  package let name: Located<String>
  package let title: BilingualText?
  package let isOptional: Bool
  /// As of which day its presence is read; in an optional group all members follow it.
  package let reading: ParameterLeaf.Reading
  package let members: [ParameterDeclaration]
}
