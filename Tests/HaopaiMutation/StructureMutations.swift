/// What becomes of a list or a mapping when lines are lost, doubled, or change places.
struct StructureMutations {
  let place: Place

  var all: [Mutant] {
    switch place.node.content {
    case .scalar: []
    case .list(let items): items.isEmpty ? [] : changes(of: items)
    case .mapping(let entries): entries.isEmpty ? [] : changes(of: entries)
    }
  }

  private func changes(of entries: [RuleEntry]) -> [Mutant] {
    var mutants: [Mutant] = []
    for (index, entry) in entries.enumerated() where place.isOneOfFew(index) {
      let path = place.path(of: entry.key)
      func add(_ kind: Mutant.Kind, _ old: String, _ new: String, _ changed: [RuleEntry]) {
        mutants.append(
          Mutant(
            kind, at: place, line: entry.line, path: path, old, new,
            replacement: RuleNode(.mapping(changed), line: place.node.line)))
      }
      var fewer = entries
      fewer.remove(at: index)
      add(.dropKey, "\(entry.key): \(entry.value.brief)", "", fewer)
      var renamed = entries
      renamed[index].key += "x"
      renamed[index].written = RuleScalar(entry.key + "x", isQuoted: false).written
      add(.renameKey, entry.key, entry.key + "x", renamed)
      guard index + 1 < entries.count else { continue }
      let next = entries[index + 1]
      var swapped = entries
      swapped[index].value = next.value
      swapped[index + 1].value = entry.value
      add(
        .swapValues, "\(entry.key): \(entry.value.brief), \(next.key): \(next.value.brief)",
        "\(entry.key): \(next.value.brief), \(next.key): \(entry.value.brief)", swapped)
    }
    let whole = RuleNode(.mapping([]), line: place.node.line)
    mutants.append(Mutant(.empty, at: place, place.node.brief, "{}", replacement: whole))
    return mutants
  }

  private func changes(of items: [RuleNode]) -> [Mutant] {
    var mutants: [Mutant] = []
    for (index, item) in items.enumerated() where place.isOneOfFew(index) {
      func add(_ kind: Mutant.Kind, _ old: String, _ new: String, _ changed: [RuleNode]) {
        mutants.append(
          Mutant(
            kind, at: place, line: item.line, path: "\(place.path)[\(index)]", old, new,
            replacement: RuleNode(.list(changed), line: place.node.line)))
      }
      var fewer = items
      fewer.remove(at: index)
      add(.dropItem, item.brief, "", fewer)
      add(.duplicateItem, item.brief, "twice", items[...index] + Array(items[index...]))
      guard index + 1 < items.count else { continue }
      var swapped = items
      swapped.swapAt(index, index + 1)
      add(
        .swapItems, "\(item.brief), \(items[index + 1].brief)",
        "\(items[index + 1].brief), \(item.brief)", swapped)
      if let moved = conditionsMoved(items, index) {
        add(.moveWhen, item.brief, items[index + 1].brief, moved)
      }
    }
    let whole = RuleNode(.list([]), line: place.node.line)
    mutants.append(Mutant(.empty, at: place, place.node.brief, "[]", replacement: whole))
    return mutants
  }

  /// The conditions of two neighbours in each other's place; nil where neither has one.
  private func conditionsMoved(_ items: [RuleNode], _ index: Int) -> [RuleNode]? {
    guard case .mapping(var first) = items[index].content,
      case .mapping(var second) = items[index + 1].content
    else { return nil }
    let conditions = [first, second].map { $0.first { $0.key == "when" } }
    guard conditions != [nil, nil] else { return nil }
    first = (conditions[1].map { [$0] } ?? []) + first.filter { $0.key != "when" }
    second = (conditions[0].map { [$0] } ?? []) + second.filter { $0.key != "when" }
    var changed = items
    changed[index].content = .mapping(first)
    changed[index + 1].content = .mapping(second)
    return changed
  }
}
