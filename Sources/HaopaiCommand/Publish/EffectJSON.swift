import Haopai

/// Writes what a publication comes to for programs, a line of JSON.
struct EffectJSON {
  /// Whether nothing is published.
  let isDry: Bool

  func text(of effect: PublicationEffect) -> String {
    let adoption = effect.adoption
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("city", effect.city)
      writer.member("rules", effect.rules)
      writer.member("from", adoption.from.rfc3339)
      writer.member("published", !isDry && !adoption.isNothing)
      writer.member("new", adoption.isNew)
      writer.member("former") { $0.write(effect.former) }
      writer.member("withdrawn") { $0.list(adoption.withdrawn) { $0.write($1) } }
      writer.member("change") { writer in
        if let change = effect.change { writer.write(change) } else { writer.null() }
      }
      writer.member("cases") { writer in
        writer.list(effect.pinned) { writer, pinned in
          writer.object { writer in
            writer.member("rules", pinned.rules)
            writer.member("from", pinned.from.rfc3339)
            writer.member("count", Int64(pinned.cases))
          }
        }
      }
      writer.member("continuing") { writer in
        writer.object { writer in
          for (business, count) in effect.continuing.sorted(by: { $0.key < $1.key }) {
            writer.member(business, Int64(count))
          }
        }
      }
      writer.member("withoutPool", Int64(effect.withoutPool))
    }
    return writer.text + "\n"
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ publication: Publication?) {
    guard let publication else { return null() }
    object { writer in
      writer.member("rules", publication.rules)
      writer.member("from", publication.from.rfc3339)
    }
  }

  fileprivate mutating func write(_ change: RuleChange) {
    object { writer in
      writer.member("values") { $0.list(change.values) { $0.write($1) } }
      writer.member("begun") { $0.list(change.begun.map(\.id)) { $0.write($1) } }
      writer.member("ended") { $0.list(change.ended.map(\.id)) { $0.write($1) } }
      writer.member("workflows") { writer in
        writer.list(change.workflows) { writer, workflow in
          writer.object { writer in
            writer.member("business", workflow.business)
            writer.member("files") { $0.list(workflow.files) { $0.write($1) } }
          }
        }
      }
      writer.member("rangesAdded") { $0.list(change.rangesAdded) { $0.write($1) } }
      writer.member("rangesRemoved") { $0.list(change.rangesRemoved) { $0.write($1) } }
      writer.member("limits") { writer in
        writer.list(change.limits) { writer, limit in
          writer.object { writer in
            writer.member("counter", limit.counter)
            writer.member("old", limit.old)
            writer.member("new", limit.new)
          }
        }
      }
      writer.member("bars") { writer in
        writer.list(change.bars) { writer, bar in
          writer.object { writer in
            writer.member("register", bar.register)
            writer.member("business", bar.business)
            writer.member("freed") { $0.list(bar.freed) { $0.write($1) } }
            writer.member("barred") { $0.list(bar.barred) { $0.write($1) } }
          }
        }
      }
      writer.member("calendarYears") {
        $0.list(change.calendarYears) { $0.write(.integer(Int64($1))) }
      }
      writer.member("returnDelay") { writer in
        guard let delay = change.returnDelay else { return writer.null() }
        writer.object { writer in
          writer.member("old", delay.old.description)
          writer.member("new", delay.new.description)
        }
      }
    }
  }

  private mutating func write(_ value: RuleChange.Value) {
    object { writer in
      writer.member("business", value.business)
      writer.member("path", value.path)
      writer.member("from", value.from.description)
      writer.member("until", value.until?.description)
      writer.member("old", value.old)
      writer.member("new", value.new)
      writer.member("atOnce", value.reach.isAtOnce)
      writer.member("newCases", value.reach.isForNewCases)
    }
  }

  private mutating func write(_ range: RuleChange.Range) {
    object { writer in
      writer.member("kind", range.kind)
      writer.member("range", "\(range.range)")
      writer.member("released", range.released.description)
      writer.member("composedFrom", range.composedFrom.description)
    }
  }
}
