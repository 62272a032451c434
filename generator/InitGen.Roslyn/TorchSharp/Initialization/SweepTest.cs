using System;
using System.Linq;
using InitGen.Graph;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp.Initialization;

/// <summary>What a test in a sweep looks at.</summary>
public enum SweepTestKind
{
    /// <summary>The module's type: one of <see cref="SweepTest.Texts"/>, or a class that derives from it.</summary>
    Type,

    /// <summary>The name holds one of the texts.</summary>
    NameContains,

    /// <summary>The name begins with one of the texts.</summary>
    NameStartsWith,

    /// <summary>The name ends with one of the texts.</summary>
    NameEndsWith,

    /// <summary>The name is one of the texts.</summary>
    NameIs,

    /// <summary>The name of the module's class holds one of the texts.</summary>
    TypeNameContains,

    /// <summary>The parameter has at least so many dimensions.</summary>
    MinRank,
}

/// <summary>A test that a sweep makes before it writes.</summary>
/// <param name="Kind">What it looks at.</param>
/// <param name="Texts">Types, as <see cref="KeyOf"/> writes them, or parts of a name.</param>
/// <param name="IsNegated">Whether it must fail.</param>
public sealed record SweepTest(SweepTestKind Kind, EquatableArray<string> Texts, bool IsNegated = false)
{
    /// <summary>For <see cref="SweepTestKind.MinRank"/>: the number of dimensions.</summary>
    public int Rank { get; init; }

    /// <summary>The opposite.</summary>
    public SweepTest Negated => this with { IsNegated = !IsNegated };

    /// <summary>A type as tests name it.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Its full name, without type arguments.</returns>
    public static string KeyOf(ITypeSymbol type) => type.OriginalDefinition.ToDisplayString();

    /// <summary>Whether something passes.</summary>
    /// <param name="module">The type of the module; null where it is not known.</param>
    /// <param name="name">The name that the sweep sees; null where it is not known.</param>
    /// <param name="rank">Dimensions of the parameter; null where they are not known.</param>
    /// <returns>Whether it passes; null where that is not known.</returns>
    public bool? Passes(ITypeSymbol? module, string? name, int? rank)
    {
        bool? holds = Kind switch
        {
            SweepTestKind.Type => module is null ? null : IsOne(module),
            SweepTestKind.TypeNameContains => module is null ? null : Texts.Any(text => module.Name.IndexOf(text, StringComparison.Ordinal) >= 0),
            SweepTestKind.MinRank => rank is null ? null : rank >= Rank,
            _ when name is null => null,
            SweepTestKind.NameContains => Texts.Any(text => name.IndexOf(text, StringComparison.Ordinal) >= 0),
            SweepTestKind.NameStartsWith => Texts.Any(text => name.StartsWith(text, StringComparison.Ordinal)),
            SweepTestKind.NameEndsWith => Texts.Any(text => name.EndsWith(text, StringComparison.Ordinal)),
            _ => Texts.Any(text => name == text),
        };
        return holds ^ IsNegated;
    }

    private bool IsOne(ITypeSymbol module)
    {
        for (ITypeSymbol? type = module; type is not null; type = type.BaseType)
        {
            if (Texts.Contains(KeyOf(type))) return true;
        }

        return false;
    }
}
