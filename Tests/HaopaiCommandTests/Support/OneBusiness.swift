import Foundation
import Haopai

/// What this repository has for one business of one city, and nothing else: the whole of a rule book
/// of which a test can load hundreds of variants.
///
/// It is cut out of the shipped files, so that tests see the words that people maintain. What is not
/// mounted by the business, and what files say of the others, is left out.
enum OneBusiness {
  static let city = "yantai"
  static let business = "new-car"

  static func files() throws -> [(path: String, bytes: [UInt8])] {
    let all = try RuleBook.files(root: ToolRun.repository)
      .map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
    let texts = Dictionary(all) { first, _ in first }
    let own = texts["rules/businesses/\(business).yaml"] ?? ""
    let province = texts["cities/\(city).yaml"].flatMap { value(of: "extends", in: $0) } ?? ""
    let parts = names(in: "rules/parts/", of: all).filter { !own.contains("part: \($0)") }
    let businesses = names(in: "rules/businesses/", of: all).filter { $0 != business }
    let left = Set(
      parts.map { "rules/parts/\($0).yaml" } + businesses.map { "rules/businesses/\($0).yaml" })
    let others = parts + businesses
    let kept = all.compactMap { path, text -> (path: String, text: String)? in
      guard !left.contains(path), isOfCity(path, province: province) else { return nil }
      return (path, cut(others, from: text))
    }
    return withoutIdleShares(kept).map { ($0.path, Array($0.text.utf8)) }
  }

  /// Shared resources and sentences that only the businesses left out had used are left out, too.
  private static func withoutIdleShares(
    _ files: [(path: String, text: String)]
  ) -> [(path: String, text: String)] {
    let shared = "rules/national/shared.yaml"
    let lines = files.filter { $0.path.hasPrefix("rules/") }.flatMap {
      $0.text.split(separator: "\n")
    }
    let text = files.first { $0.path == shared }?.text ?? ""
    let idle = text.split(separator: "\n").compactMap { line -> String? in
      guard line.hasPrefix("  "), !line.hasPrefix("   "), let colon = line.firstIndex(of: ":")
      else { return nil }
      let name = String(line[line.index(line.startIndex, offsetBy: 2)..<colon])
      let isUsed = lines.contains { other in
        other.contains(name) && !other.hasPrefix("  \(name):") && !other.contains(".\(name):")
      }
      return isUsed ? nil : name
    }
    let names = idle.filter { !$0.contains(".") && !$0.hasPrefix("#") }
    guard !names.isEmpty else { return files }
    let places = names + names.flatMap { ["registers.\($0)", "counters.\($0)"] }
    return withoutIdleShares(
      files.map { ($0.path, $0.path == shared ? cut(places, from: $0.text) : $0.text) })
  }

  /// Files of other cities and provinces have no say here.
  private static func isOfCity(_ path: String, province: String) -> Bool {
    if path.hasPrefix("cities/") {
      return ["cities/\(city).yaml", "cities/\(city).scenarios.yaml"].contains(path)
    }
    return !path.hasPrefix("rules/provinces/") || path == "rules/provinces/\(province).yaml"
  }

  private static func names(in folder: String, of files: [(String, String)]) -> [String] {
    files.compactMap { path, _ in
      path.hasPrefix(folder) ? String(path.dropFirst(folder.count).dropLast(".yaml".count)) : nil
    }
  }

  private static func value(of key: String, in text: String) -> String? {
    text.split(separator: "\n").first { $0.hasPrefix(key + ": ") }
      .map { String($0.dropFirst(key.count + 2)) }
  }

  /// Without the entries about these names, and without what holds nothing else.
  private static func cut(_ names: [String], from text: String) -> String {
    var lines: [Substring] = []
    var depth: Int?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let indent = line.prefix { $0 == " " }.count
      if let above = depth {
        if indent > above, indent < line.count { continue }
        depth = nil
      }
      let body = line.dropFirst(indent)
      if indent > 0, names.contains(where: { body.hasPrefix("\($0):") || body.hasPrefix("\($0).") })
      {
        depth = indent
      } else {
        lines.append(line)
      }
    }
    let filled = lines.enumerated().filter { index, line in
      let isKey = line.hasSuffix(":") && !line.hasPrefix(" ") && !line.hasPrefix("#")
      let next = lines.dropFirst(index + 1).first ?? ""
      return !isKey || next.hasPrefix(" ") || next.hasPrefix("#")
    }.map(\.element)
    return names.reduce(filled.joined(separator: "\n")) { text, name in
      text.replacing(", \(name)]", with: "]").replacing("\(name), ", with: "")
    }
  }
}
