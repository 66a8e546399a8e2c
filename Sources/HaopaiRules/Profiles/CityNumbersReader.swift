import HaopaiDiagnostics
import HaopaiDomain
import HaopaiProgram
import HaopaiYAML

/// Reads what a city file says of its numbers: `plates`, `letters`, `energy_letters` and `pools`.
struct CityNumbersReader {
  let national: NationalRules
  /// Names of parts and businesses, with the keys under which they stand.
  let sheets: [String: String]
  let grammars: CommonGrammars

  private static let plateKeys = MappingKeys(required: ["province", "authorities"])

  /// Nil when the city's prefix cannot be read.
  func read(
    _ members: Members, name: Located<String>, _ findings: inout FindingCollector
  ) -> CityNumbers? {
    let letters = members["letters"].map { Letters.read($0, within: national.letters, &findings) }
    // Without a readable list of kinds it is not known which letters stand for energy.
    let allowed = national.plateKinds.isEmpty ? national.letters : national.energyLetters
    let energyLetters = members["energy_letters"]
      .map { EnergyLetters.read($0, within: allowed, &findings) }
    guard let node = members["plates"],
      let plates = node.members(Self.plateKeys, at: members.entry("plates")?.keySpan, &findings),
      let provinceNode = plates["province"], let province = province(provinceNode, &findings),
      let authorities = plates["authorities"]
    else { return nil }
    let before = findings.findings.count
    let prefix = CityPrefix(
      province: province, authorities: AuthorityTable.letters(authorities, &findings))
    if prefix.authorities == .none, findings.findings.count == before {
      findings.report(.listSize(0, 1...26, at: authorities.span))
    }
    var isPrefixSound = findings.findings.count == before
    if isPrefixSound, let pools = members["pools"].flatMap({ ForeignPools($0, of: prefix) }) {
      isPrefixSound = false
      let isAbroad = pools.province != province
      findings.report(.foreignPools(pools, at: isAbroad ? provinceNode.span : authorities.span))
    } else {
      check(prefix, authorities, place(members), &findings)
    }
    // Wrong letters would empty every range; only the letters are reported then.
    let areLettersSound = letters.map { $0 != nil } ?? true
    let areEnergyLettersSound = energyLetters.map { $0 != nil } ?? true
    var reader = PoolReader(
      national: national, sheets: sheets, grammars: grammars, prefix: prefix,
      letters: (letters ?? nil) ?? national.letters,
      energyLetters: (energyLetters ?? nil) ?? EnergyLetters(always: national.energyLetters),
      isPrefixSound: isPrefixSound, areLettersSound: areLettersSound && areEnergyLettersSound)
    if let pools = members["pools"] { reader.read(pools, &findings) }
    let isSound = areLettersSound && areEnergyLettersSound && !members.mayBeLost("pools")
    return CityNumbers(
      province: province, authorities: prefix.authorities, letters: reader.letters,
      energyLetters: reader.energyLetters.all, entries: reader.entries,
      broken: isSound ? reader.broken : nil)
  }

  private func province(_ node: YAMLNode, _ findings: inout FindingCollector) -> Province? {
    guard let text = node.locatedText(&findings) else { return nil }
    if text.value.unicodeScalars.count == 1, let scalar = text.value.unicodeScalars.first,
      let province = Province(scalar)
    {
      return province
    }
    findings.report(.unknownProvince(text.value, at: text.span))
    return nil
  }

  /// The city's Chinese name, by which the table of authorities knows it.
  private func place(_ members: Members) -> String? {
    guard case .mapping(let entries)? = members["name"]?.content else { return nil }
    return entries.first { $0.key == "zh" }?.value.text
  }

  /// The table is a transcription of a standard that reality has overtaken here and there, so that
  /// a letter of another place is a warning.
  private func check(
    _ prefix: CityPrefix, _ node: YAMLNode, _ place: String?, _ findings: inout FindingCollector
  ) {
    guard let table = national.authorities, table.isWhole(prefix.province), let place,
      case .sequence(let items) = node.content
    else { return }
    for item in items {
      guard let letter = item.text?.utf8.first, prefix.authorities.contains(letter) else {
        continue
      }
      let places = table.places(of: letter, in: prefix.province)
      // Two characters tell the places of a province apart, whatever the form of the name:
      // 烟台 and 烟台市, 延边朝鲜族州 and 延边朝鲜族自治州.
      guard !places.contains(where: { $0.name.prefix(2) == place.prefix(2) }) else { continue }
      findings.report(
        .authorityOfAnother(
          "\(prefix.province)\(Unicode.Scalar(letter))", places.map(\.name), at: item.span))
    }
  }
}

/// What the numbers of a city begin with.
struct CityPrefix {
  let province: Province
  let authorities: CharacterClassSet

  func has(_ number: PlateNumber) -> Bool {
    number.province == province && authorities.contains(number.authority)
  }
}
