public import HaopaiDomain
import HaopaiRules

extension LoadedRules {
  /// What the rules say about a city on a day; nil for a city that is not in the book.
  public func explanation(ofCity city: String, on day: CivilDate) -> CityExplanation? {
    guard let rules = book?.rules, rules.cities.contains(city),
      let profile = rules.profiles.cities.first(where: { $0.name == city })
    else { return nil }
    var places = PlaceTable(sources)
    return CityExplanation(
      layers: profile.chain.reversed().map { layer in
        CityExplanation.Layer(
          level: CityExplanation.Level(layer.level), id: layer.name.value, title: layer.title,
          place: places.place(of: layer.name.span))
      },
      businesses: profile.businesses.map { business in
        CityExplanation.Business(
          id: business.business,
          title: book?.businesses(ofCity: city).first { $0.id == business.business }?.title
            ?? BilingualText(zh: business.business, en: business.business),
          values: business.explained(on: day, rules.national.enumerations).map {
            CityExplanation.Value($0, &places)
          })
      })
  }
}

extension CityExplanation.Level {
  fileprivate init(_ level: LayerProfile.Level) {
    self =
      switch level {
      case .nation: .nation
      case .province: .province
      case .city, .scenario: .city
      }
  }

  fileprivate init(_ origin: Provenance.Origin) {
    switch origin {
    case .declaration: self = .declaration
    case .layer(let level, _): self.init(level)
    }
  }
}

extension CityExplanation.Value {
  fileprivate init(_ value: ExplainedValue, _ places: inout PlaceTable) {
    path = value.path
    title = value.title
    isGroup = value.isGroup
    var readings: [CityExplanation.Reading] = []
    for reading in value.timeline {
      readings.append(CityExplanation.Reading(reading, &places))
    }
    current = value.current.map { readings[$0] }
    others = readings.enumerated().filter { $0.offset != value.current }.map(\.element)
  }
}

extension CityExplanation.Reading {
  fileprivate init(_ reading: ExplainedValue.Reading, _ places: inout PlaceTable) {
    from = reading.from
    text = reading.text
    level = CityExplanation.Level(reading.provenance.origin)
    place = places.place(of: reading.provenance.span)
    basis =
      switch reading.provenance.note {
      case .source(let text, let from): .source(text: text, from: from)
      case .assumed(let reason): .assumed(reason: reason)
      case nil: nil
      }
    overridden = reading.overrode.map { text, provenance in
      CityExplanation.Overridden(
        text: text, level: CityExplanation.Level(provenance.origin),
        place: places.place(of: provenance.span))
    }
  }
}
