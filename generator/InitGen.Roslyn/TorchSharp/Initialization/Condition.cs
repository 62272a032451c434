using System.Collections.Immutable;
using System.Linq;
using InitGen.Graph;

namespace InitGen.Roslyn.TorchSharp.Initialization;

/// <summary>What a test in initialization code says of the module or parameter that a sweep is at.</summary>
internal sealed class Condition
{
    private Condition(bool? known, SweepVisit? visit, ImmutableArray<SweepTest> tests, bool isExact)
    {
        Known = known;
        Visit = visit;
        Tests = tests;
        IsExact = isExact;
    }

    public static Condition Always { get; } = new(true, null, ImmutableArray<SweepTest>.Empty, true);

    public static Condition Never { get; } = new(false, null, ImmutableArray<SweepTest>.Empty, true);

    /// <summary>It may hold or not.</summary>
    public static Condition Unsure { get; } = new(null, null, ImmutableArray<SweepTest>.Empty, false);

    /// <summary>Whether it holds, where that is known.</summary>
    public bool? Known { get; }

    /// <summary>The sweep that it is about.</summary>
    public SweepVisit? Visit { get; }

    /// <summary>What must hold; all of them.</summary>
    public ImmutableArray<SweepTest> Tests { get; }

    /// <summary>Whether the tests say all that it says.</summary>
    public bool IsExact { get; }

    public Condition Opposite =>
        Known is { } known ? known ? Never : Always
        : IsExact && Tests.Length == 1 ? new Condition(null, Visit, ImmutableArray.Create(Tests[0].Negated), true)
        : Unsure;

    public static Condition Of(SweepVisit visit, SweepTest test) => new(null, visit, ImmutableArray.Create(test), true);

    public static Condition Of(bool value) => value ? Always : Never;

    public Condition And(Condition other)
    {
        if (Known == false || other.Known == false) return Never;
        if (Known == true) return other;
        if (other.Known == true) return this;
        SweepVisit? visit = Visit ?? other.Visit;
        bool isOne = Visit is null || other.Visit is null || Visit == other.Visit;
        return new Condition(null, visit, isOne ? Tests.AddRange(other.Tests) : Tests, IsExact && other.IsExact && isOne);
    }

    public Condition Or(Condition other)
    {
        if (Known == true || other.Known == true) return Always;
        if (Known == false) return other;
        if (other.Known == false) return this;
        if (Visit != other.Visit || !IsExact || !other.IsExact || Tests.Length != 1 || other.Tests.Length != 1) return Unsure;
        SweepTest a = Tests[0], b = other.Tests[0];
        return a.Kind == b.Kind && !a.IsNegated && !b.IsNegated && a.Kind != SweepTestKind.MinRank
            ? Of(Visit!, a with { Texts = a.Texts.Concat(b.Texts).Distinct().ToEquatableArray() })
            : Unsure;
    }
}
