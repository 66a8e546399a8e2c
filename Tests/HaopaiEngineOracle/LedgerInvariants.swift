import HaopaiDomain
package import HaopaiEngine
package import HaopaiProgram

extension MemoryLedger {
  /// What must hold of a city after every step; nil when it does, else what does not.
  /// - Parameter erased: what erased cases had to show for counters, which go on to count it.
  package func brokenInvariant(
    in book: CompiledBook, countingPools: Bool, erased: [Receipt] = []
  ) -> String? {
    var owners: [Int64: CaseNumber] = [:]
    for number in 1..<nextCaseNumber.value {
      guard let state = caseState(CaseNumber(number)) else { return "case \(number) is missing" }
      for set in state.sets where set.status != .held || set.until > clock.milliseconds {
        for plate in set.numbers {
          if let other = owners[plate] {
            return "\(name(of: plate)) belongs to cases \(other.value) and \(number)"
          }
          owners[plate] = CaseNumber(number)
          guard let word = PlateNumber(word: plate), let holder = holder(of: word),
            holder.caseNumber.value == number, holder.status == set.status
          else { return "\(name(of: plate)) of case \(number) is not held for it" }
        }
      }
    }
    return brokenHolder(in: book) ?? brokenPool(in: book, countingPools: countingPools)
      ?? brokenCounter(erased)
  }

  /// Whoever has a number by the ledger's word has it in a set: no number is lost.
  private func brokenHolder(in book: CompiledBook) -> String? {
    for (plate, holder) in owners {
      let sets = caseState(holder.caseNumber)?.sets ?? []
      guard sets.contains(where: { $0.numbers.contains(plate) }) else {
        return
          "\(name(of: plate)) is held for case \(holder.caseNumber.value), which does not have it"
      }
    }
    for kind in book.plateKinds.cases.indices {
      let held = owners.count { $0.holder.place?.plateKind == kind && $0.holder.status == .held }
      if held != heldCount(of: kind) {
        return "\(held) numbers of kind \(kind) are held, \(heldCount(of: kind)) counted"
      }
    }
    return nil
  }

  /// What is used of a counter is what the receipts of all cases show.
  private func brokenCounter(_ erased: [Receipt]) -> String? {
    let keys = keys
    var shown: [KeyDigest: Int64] = [:]
    let kept = (1..<nextCaseNumber.value).flatMap { caseState(CaseNumber($0))?.receipts ?? [] }
    for receipt in kept + erased {
      shown[keys.digest(of: receipt.key.bytes.span), default: 0] += receipt.amount
    }
    guard let used = try? tables().counters else { return "counters cannot be read" }
    return used == shown ? nil : "counters are \(used), receipts show \(shown)"
  }

  /// Every number of a pool is free, somebody's, or on its way back: exactly one of them.
  private func brokenPool(in book: CompiledBook, countingPools: Bool) -> String? {
    for kind in book.plateKinds.cases.indices {
      guard case .value(let pool?) = pool(kind) else { continue }
      do throws(NumberPool.BrokenInvariant) {
        if countingPools { try pool.checkInvariants() }
      } catch {
        return "pool \(kind): \(error)"
      }
      var absent: Set<Int> = []
      for (plate, what) in owners.map({ ($0.number, "has an owner") })
        + returningNumbers.filter({ $0.due > clock.milliseconds }).map({ ($0.number, "returns") })
      {
        guard let ordinal = pool.layout.ordinal(ofWord: plate) else { continue }
        if pool.isFree(ordinal) { return "\(name(of: plate)) \(what) and is free" }
        if !absent.insert(ordinal).inserted { return "\(name(of: plate)) has an owner and returns" }
      }
      guard countingPools else { continue }
      let released = NumberPool(pool.layout, day: pool.day)
      let gone = absent.count { released.isFree($0) }
      if pool.freeCount() + gone != released.freeCount() {
        return
          "\(released.freeCount()) numbers of kind \(kind) are released, \(pool.freeCount()) free, \(gone) gone"
      }
    }
    return nil
  }

  private func name(of plate: Int64) -> String {
    PlateNumber(word: plate)?.description ?? "\(plate)"
  }
}
