package import HaopaiDomain
import HaopaiProgram

/// The virtual keyboard: which characters can still lead to a free number.
extension NumberPool {
  /// The characters that a free number under the filter has right after `prefix`, of those numbers
  /// that can be composed.
  ///
  /// Numbers of a block that start alike have neighbouring ordinals, so each character costs two
  /// ranks, however many numbers the block has.
  /// - Parameter prefix: the serial's first bytes, none of them to ask for the first position.
  package func keyboard(
    prefix: [UInt8], province: Province, authority: UInt8, filter: Int? = nil
  ) -> CharacterClassSet {
    guard let lane = lane(of: filter) else { return .none }
    var found = CharacterClassSet.none
    for (block, release) in layout.releases.enumerated() {
      let numbers = release.numbers
      guard release.composedFromDay <= day, numbers.authority == authority,
        numbers.province == province, let range = numbers.indices(startingWith: prefix)
      else { continue }
      let characters = numbers.characters(at: prefix.count)
      guard !characters.isSubset(of: found) else { continue }
      let start = layout.ordinals(ofBlock: block).lowerBound + range.lowerBound
      let open = open(characters, from: start, width: range.count / characters.count, lane: lane)
      found = found.union(open)
    }
    return found
  }

  /// The authority letters of a province under which a number is free.
  package func authorities(in province: Province, filter: Int? = nil) -> CharacterClassSet {
    guard let lane = lane(of: filter) else { return .none }
    var found = CharacterClassSet.none
    for (block, release) in layout.releases.enumerated() {
      let numbers = release.numbers
      guard release.composedFromDay <= day, numbers.province == province,
        !found.contains(numbers.authority),
        let letter = CharacterClassSet(numbers.authority)
      else { continue }
      let ordinals = layout.ordinals(ofBlock: block)
      let before = rank(of: ordinals.lowerBound, lane: lane)
      if rank(of: ordinals.upperBound, lane: lane) > before { found = found.union(letter) }
    }
    return found
  }

  /// Those of the characters, each of which has `width` ordinals from `start` on, with one free.
  private func open(
    _ characters: CharacterClassSet, from start: Int, width: Int, lane: Int
  ) -> CharacterClassSet {
    var found = CharacterClassSet.none
    var end = start
    var before = rank(of: start, lane: lane)
    for byte in characters {
      end += width
      let after = rank(of: end, lane: lane)
      if after > before, let character = CharacterClassSet(byte) { found = found.union(character) }
      before = after
    }
    return found
  }
}
