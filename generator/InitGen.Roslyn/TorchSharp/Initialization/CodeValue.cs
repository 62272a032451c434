using System.Collections.Generic;
using System.Collections.Immutable;
using InitGen.Graph;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp.Initialization;

/// <summary>What an expression of initialization code stands for, as far as that matters to parameters.</summary>
internal abstract record CodeValue
{
    /// <summary>Anything.</summary>
    public static CodeValue Unknown { get; } = new UnknownValue();

    /// <summary>Something that has nothing to do with parameters.</summary>
    public static CodeValue Nothing { get; } = new NothingValue();

    private sealed record UnknownValue : CodeValue;

    private sealed record NothingValue : CodeValue;
}

/// <summary>A number, a text, a member of an enumeration, null.</summary>
/// <param name="Value">The value.</param>
internal sealed record ConstantCode(object? Value) : CodeValue;

/// <summary>The module that is read, or one in it.</summary>
/// <param name="Path">Where it lies; empty for the module itself.</param>
/// <param name="Type">Its type, if more is known than what is declared.</param>
internal sealed record ModuleCode(string Path, ITypeSymbol? Type) : CodeValue
{
    /// <summary>Whether it is one of several, and it is not known which.</summary>
    public bool IsOneOfSeveral { get; init; }
}

/// <summary>A parameter, or all parameters, of a module.</summary>
/// <param name="Owner">The module: a <see cref="ModuleCode"/>, a <see cref="SweptCode"/> or a <see cref="MadeCode"/>.</param>
/// <param name="Name">The parameter.</param>
internal sealed record ParameterCode(CodeValue Owner, string Name) : CodeValue
{
    /// <summary>Whether it is only some of its elements.</summary>
    public bool IsPart { get; init; }
}

/// <summary>A module, or a parameter, that has just been made and lies nowhere yet.</summary>
internal sealed record MadeCode(ITypeSymbol? Type) : CodeValue
{
    /// <summary>What was done to it, as seen from it; becomes part of the module's code where it is assigned to a member.</summary>
    public List<ParameterWrite> Writes { get; } = [];

    /// <summary>How many elements it has, if it is a list; -1 where that is not known.</summary>
    public int Length { get; set; }

    /// <summary>Identity, not content, makes it the same.</summary>
    public bool Equals(MadeCode? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>An array, a list or a dictionary whose elements are known one by one.</summary>
internal sealed record ListCode : CodeValue
{
    /// <summary>The elements so far.</summary>
    public List<CodeValue> Elements { get; } = [];

    /// <summary>The member that holds it; null while none does.</summary>
    public string? Path { get; set; }

    /// <summary>Whether it is enumerated as pairs of key and value.</summary>
    public bool IsMap { get; set; }

    /// <summary>Whether some elements are known by kind alone, not by number: it was filled in a loop or a branch.</summary>
    public bool IsOpen { get; set; }

    public bool Equals(ListCode? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>What <c>modules()</c>, <c>named_parameters()</c> and their like return.</summary>
/// <param name="Method">The method.</param>
/// <param name="Root">Where it begins.</param>
/// <param name="Call">The call.</param>
internal sealed record SweepCode(string Method, ModuleCode Root, IOperation Call) : CodeValue
{
    public bool IsNamed => Method.StartsWith("named_", System.StringComparison.Ordinal);

    public bool IsOverParameters => Method is "parameters" or "named_parameters";

    public bool IsShallow => Method is "children" or "named_children";
}

/// <summary>What a query makes of a sequence: each element goes through a function when it is enumerated.</summary>
/// <param name="Source">The sequence.</param>
/// <param name="Operator"><c>Select</c>, <c>Where</c>, <c>OfType</c>, <c>Cast</c>, or <c>Values</c> of a dictionary.</param>
/// <param name="Function">The function; null where the operator has none.</param>
/// <param name="Type">The type of <c>OfType</c>.</param>
internal sealed record QueryCode(CodeValue Source, string Operator, FunctionCode? Function, ITypeSymbol? Type) : CodeValue;

/// <summary>One sequence behind the other.</summary>
/// <param name="Parts">They.</param>
internal sealed record ConcatCode(ImmutableArray<CodeValue> Parts) : CodeValue;

/// <summary>The module or parameter that a sweep is at.</summary>
/// <param name="Visit">The sweep.</param>
/// <param name="AsType">The type that it was cast to.</param>
internal sealed record SweptCode(SweepVisit Visit, ITypeSymbol? AsType) : CodeValue;

/// <summary>The name that a sweep sees beside it, or the name of the class of the module that it is at.</summary>
/// <param name="Visit">The sweep.</param>
/// <param name="IsOfClass">Which of the two.</param>
internal sealed record SweptName(SweepVisit Visit, bool IsOfClass) : CodeValue;

/// <summary>What an iterator method returns: its body runs when it is enumerated.</summary>
/// <param name="Function">The method.</param>
/// <param name="Arguments">What it was called with.</param>
internal sealed record IteratorCode(FunctionCode Function, ImmutableArray<CodeValue> Arguments) : CodeValue;

/// <summary>Several values in one.</summary>
/// <param name="Items">They.</param>
internal sealed record TupleCode(ImmutableArray<CodeValue> Items) : CodeValue;

/// <summary>A lambda, a local function or a method as a value.</summary>
/// <param name="Body">Its body.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="This">The object that it belongs to.</param>
/// <param name="Symbol">The method.</param>
internal sealed record FunctionCode(IOperation? Body, ImmutableArray<IParameterSymbol> Parameters, CodeValue This, IMethodSymbol Symbol) : CodeValue;

/// <summary>A sweep while its body is run.</summary>
internal sealed class SweepVisit
{
    public SweepVisit(SweepCode sweep) => Sweep = sweep;

    public SweepCode Sweep { get; }

    /// <summary>What holds at the statement at hand.</summary>
    public ImmutableList<SweepTest> Tests { get; set; } = ImmutableList<SweepTest>.Empty;

    /// <summary>Whether it visits no module, because none is registered yet.</summary>
    public bool ReachesNothing { get; set; }

    public bool Writes { get; set; }

    public bool IsForEveryType { get; set; }

    public HashSet<string> Types { get; } = [];

    public WriteTarget Target(ITypeSymbol? asType)
    {
        ImmutableList<SweepTest> tests = Tests;
        if (asType is not null)
        {
            var cast = new SweepTest(SweepTestKind.Type, EquatableArray.Of(SweepTest.KeyOf(asType)));
            if (!tests.Contains(cast)) tests = tests.Add(cast);
        }

        return new WriteTarget(Sweep.Root.Path)
        {
            IsSweep = true,
            IsOverParameters = Sweep.IsOverParameters,
            IncludesRoot = Sweep.Method == "apply",
            IsShallow = Sweep.IsShallow,
            Tests = tests.ToEquatableArray(),
        };
    }
}
