import HaopaiDomain
import HaopaiProgram

@testable import HaopaiEngine

extension MemoryLedger {
  /// What must hold of a city after every step; nil when it does, else what does not.
  func brokenInvariant(in book: CompiledBook, countingPools: Bool) -> String? {
    var owners: [Int64: CaseNumber] = [:]
    for number in 1..<nextCaseNumber.value {
      guard let state = caseState(CaseNumber(number)) else { return "case \(number) is missing" }
      for set in state.sets where set.status != .held || set.until > clock.milliseconds {
        for plate in set.numbers {
          let name = PlateNumber(word: plate)?.description ?? "\(plate)"
          if let other = owners[plate] {
            return "\(name) belongs to cases \(other.value) and \(number)"
          }
          owners[plate] = CaseNumber(number)
          guard let word = PlateNumber(word: plate), let holder = holder(of: word),
            holder.caseNumber.value == number, holder.status == set.status
          else { return "\(name) of case \(number) is not held for it" }
        }
      }
    }
    return brokenPool(owners: owners, countingPools: countingPools) ?? brokenHolder()
      ?? brokenCounter()
  }

  /// Whoever has a number by the ledger's word has it in a set: no number is lost.
  private func brokenHolder() -> String? {
    for (plate, holder) in holders.all {
      let sets = caseState(holder.caseNumber)?.sets ?? []
      guard sets.contains(where: { $0.numbers.contains(plate) }) else {
        let name = PlateNumber(word: plate)?.description ?? "\(plate)"
        return "\(name) is held for case \(holder.caseNumber.value), which does not have it"
      }
    }
    for kind in 0..<8 {
      let held = holders.all.count { $0.holder.plateKind == kind && $0.holder.status == .held }
      if held != heldCount(of: kind) {
        return "\(held) numbers of kind \(kind) are held, \(heldCount(of: kind)) counted"
      }
    }
    return nil
  }

  /// What is used of a counter is what the receipts of all cases show.
  private func brokenCounter() -> String? {
    let keys = keys
    var shown: [KeyDigest: Int64] = [:]
    for receipt in cases.flatMap(\.receipts) {
      shown[keys.digest(of: receipt.key.bytes.span), default: 0] += receipt.amount
    }
    guard let used = try? tables().counters else { return "counters cannot be read" }
    return used == shown ? nil : "counters are \(used), receipts show \(shown)"
  }

  private func brokenPool(owners: [Int64: CaseNumber], countingPools: Bool) -> String? {
    for kind in 0..<8 {
      guard case .value(let pool?) = pool(kind) else { continue }
      do throws(NumberPool.BrokenInvariant) {
        if countingPools { try pool.checkInvariants() }
      } catch {
        return "pool \(kind): \(error)"
      }
      for plate in owners.keys {
        guard let word = PlateNumber(word: plate), let ordinal = pool.layout.ordinal(of: word)
        else { continue }
        if pool.isFree(ordinal) { return "\(word) has an owner and is free" }
      }
    }
    return nil
  }
}
