import HaopaiDiagnostics
import Synchronization

/// Numbers what files set of parts and businesses, so that it is known which of them set the same.
///
/// Cities differ in numbers more than in what they offer: what holds of the values of one holds of all
/// that set the same.
final class LikeSheets: Sendable {
  private struct Known: Sendable {
    let values: LayerValues
    let number: Int
  }

  private struct State {
    var known: [ObjectIdentifier: [Known]] = [:]
    var count = 0
  }

  /// How many different ones of a part or a business are told apart. Where cities agree, few are
  /// enough; where they do not, to look for more is a waste.
  private static let most = 16

  private let state = Mutex(State())

  /// The same for all that set the same of the same part or business; nil where nobody knows.
  func number(of values: LayerValues) -> Int? {
    guard values.isPlain else { return nil }
    let layout = ObjectIdentifier(values.layout)
    let known = state.withLock { $0.known[layout] ?? [] }
    if let same = known.first(where: { $0.values.isSame(as: values) }) { return same.number }
    return state.withLock { state in
      let all = state.known[layout] ?? []
      // Another core may have been quicker.
      let same = all.dropFirst(known.count).first { $0.values.isSame(as: values) }
      if let same { return same.number }
      guard all.count < Self.most else { return nil }
      state.count += 1
      state.known[layout, default: []].append(Known(values: values, number: state.count))
      return state.count
    }
  }
}

extension LayerValues {
  /// Whether all of it could be read, and none of it is dated.
  fileprivate var isPlain: Bool {
    broken.isEmpty && strayGroups.isEmpty
      && leaves.allSatisfy { $0.entries.count == 1 && $0.entries[0].from == nil }
      && groups.allSatisfy { $0.offers.count == 1 && $0.offers[0].from == nil }
  }

  /// Whether another, plain as this is, sets the same in the same order, wherever it stands, and names
  /// sources for the same of it.
  fileprivate func isSame(as other: LayerValues) -> Bool {
    leaves.count == other.leaves.count && groups.count == other.groups.count
      && zip(leaves, other.leaves).allSatisfy {
        $0.index == $1.index && $0.entries[0].value == $1.entries[0].value
          && $0.entries[0].provenance.isSourced == $1.entries[0].provenance.isSourced
      }
      && zip(groups, other.groups).allSatisfy {
        $0.index == $1.index && $0.offers[0].isOffered == $1.offers[0].isOffered
      }
  }
}
