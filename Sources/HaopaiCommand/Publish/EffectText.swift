import Haopai

/// Writes what a publication comes to for people.
struct EffectText {
  let language: Language
  /// Whether nothing is published.
  let isDry: Bool

  func text(of effect: PublicationEffect) -> String {
    let adoption = effect.adoption
    let from = adoption.from.civil
    guard !adoption.isNothing else {
      return line(
        0, "\(effect.city)：\(from) 起本来就是这些规则，没有改变",
        "\(effect.city): these rules are in force from \(from) on anyway, nothing changes")
    }
    let rules = short(effect.rules)
    var text = line(
      0, "\(effect.city)：\(from) 起\(isDry ? "将" : "")按 \(rules) 办理",
      "\(effect.city): \(rules) \(isDry ? "would be" : "is") in force from \(from)")
    if let former = effect.former {
      text += line(
        1, "此前：\(short(former.rules))，\(former.from.civil) 起",
        "before: \(short(former.rules)), from \(former.from.civil)")
    }
    for publication in adoption.withdrawn {
      text += line(
        1, "取代尚未生效的 \(short(publication.rules))（\(publication.from.civil)）",
        "instead of \(short(publication.rules)), not in force yet (\(publication.from.civil))"
      )
    }
    if let change = effect.change { text += self.text(of: change, effect) }
    return text + cases(of: effect)
  }

  private func text(of change: RuleChange, _ effect: PublicationEffect) -> String {
    guard !change.isEmpty else {
      return line(1, "只有文字或说明不同", "only texts or remarks differ")
    }
    let atOnce = change.values.filter(\.reach.isAtOnce).map { value($0, effect) } + shared(change)
    let later =
      change.values.filter(\.reach.isForNewCases)
      .map { value($0, effect) } + businesses(change, effect)
    return section("立即，对全部办件", "at once, for all cases", atOnce)
      + section("对此后受理的办件", "for cases opened from then on", later)
  }

  private func section(_ zh: String, _ en: String, _ lines: [String]) -> String {
    lines.isEmpty ? "" : line(1, zh, en) + lines.joined()
  }

  // MARK: - Values

  private func value(_ value: RuleChange.Value, _ effect: PublicationEffect) -> String {
    let change = "\(shown(value.old, value)) → \(shown(value.new, value))"
    let from = value.from > effect.adoption.from.date ? value.from : nil
    let zh = [from.map { "\($0) 起" }, value.until.map { "\($0) 止（不含）" }].compactMap(\.self)
    let en = [from.map { "from \($0)" }, value.until.map { "until \($0)" }].compactMap(\.self)
    return line(
      2, (["\(value.business).\(value.path)" + "：" + change] + zh).joined(separator: "，"),
      (["\(value.business).\(value.path)" + ": " + change] + en).joined(separator: ", "))
  }

  private func shown(_ text: String?, _ value: RuleChange.Value) -> String {
    guard value.isGroup else { return text ?? "none" }
    return say(
      text == nil
        ? Message(zh: "不提供", en: "not offered") : Message(zh: "提供", en: "offered"))
  }

  // MARK: - What is shared

  private func shared(_ change: RuleChange) -> [String] {
    let ranges =
      change.rangesAdded.map { range in
        line(
          2, "号段 \(range.kind) \(range.range) 增加，\(range.released) 公布",
          "range \(range.kind) \(range.range) comes, released \(range.released)")
      }
      + change.rangesRemoved.map { range in
        line(
          2, "号段 \(range.kind) \(range.range) 取消，\(range.released) 公布",
          "range \(range.kind) \(range.range) goes, released \(range.released)")
      }
    let limits = change.limits.map { limit in
      let (old, new) = (limit.old.map(String.init), limit.new.map(String.init))
      return line(
        2, "限额 \(limit.counter)：\(old ?? "无") → \(new ?? "无")",
        "limit \(limit.counter): \(old ?? "none") → \(new ?? "none")")
    }
    let bars = change.bars.map { bar in
      let names = bar.freed.map { "-" + $0 } + bar.barred.map { "+" + $0 }
      return line(
        2, "名单 \(bar.register) 限制 \(bar.business)：\(names.joined(separator: " "))",
        "register \(bar.register) bars in \(bar.business): \(names.joined(separator: " "))")
    }
    let calendars = change.calendarYears.map { year in
      line(2, "\(year) 年的节假日", "holidays of \(year)")
    }
    let delay = change.returnDelay.map { delay in
      let (old, new) = (delay.old, delay.new)
      return line(2, "号码放回前保留：\(old) → \(new)", "kept before they return: \(old) → \(new)")
    }
    return ranges + limits + bars + calendars + [delay].compactMap(\.self)
  }

  private func businesses(_ change: RuleChange, _ effect: PublicationEffect) -> [String] {
    change.begun.map { business in
      line(
        2, "开办业务 \(business.id)：\(business.title.zh)", "\(business.id) begins: \(business.title.en)"
      )
    }
      + change.ended.map { business in
        let count = effect.continuing[business.id] ?? 0
        return line(
          2, "停办业务 \(business.id)；\(count) 个办件按原规则继续",
          "\(business.id) ends; \(plural(count, "case")) go on under their own rules")
      }
      + change.workflows.map { workflow in
        line(
          2, "\(workflow.business) 的流程：\(workflow.files.joined(separator: " "))",
          "\(workflow.business), its workflow: \(workflow.files.joined(separator: " "))")
      }
  }

  private func cases(of effect: PublicationEffect) -> String {
    let pinned = effect.pinned.map { pinned in
      let rules = short(pinned.rules)
      return line(
        2, "\(pinned.cases) 个按 \(rules)，\(pinned.from.civil) 起",
        "\(plural(pinned.cases, "case")) by \(rules), from \(pinned.from.civil)")
    }
    let outside = line(
      2, "\(effect.withoutPool) 个有号码不再属于任何号池，号码保留",
      "\(plural(effect.withoutPool, "case")) with numbers that no pool has any more; they keep them"
    )
    return section(
      "在办", "under way", pinned + (effect.withoutPool > 0 ? [outside] : []))
  }

  // MARK: - Lines

  private func line(_ depth: Int, _ zh: String, _ en: String) -> String {
    String(repeating: "  ", count: depth) + say(Message(zh: zh, en: en)) + "\n"
  }

  private func say(_ message: Message) -> String { message.text(in: language) }

  /// As much of a hash as tells rules apart for people.
  private func short(_ rules: String) -> String { String(rules.prefix(12)) }

  private func plural(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)" + (count == 1 ? "" : "s")
  }
}
