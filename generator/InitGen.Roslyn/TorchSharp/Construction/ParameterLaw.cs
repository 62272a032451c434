using InitGen.Theory;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>What the elements of a parameter are drawn from when the constructors are done.</summary>
internal abstract record ParameterLaw : Built
{
    /// <summary>What the library gives it when nobody says anything.</summary>
    public sealed record Default : ParameterLaw
    {
        public static Default Value { get; } = new();
    }

    /// <summary>A scheme in the project's own words.</summary>
    /// <param name="Options">The scheme.</param>
    /// <param name="Call">Where it is asked for.</param>
    public sealed record Said(SchemeOptions Options, SyntaxNode? Call) : ParameterLaw
    {
        /// <summary>Whether the call alone decides: nothing is multiplied afterwards, and nothing is a copy.</summary>
        public bool IsPlain { get; init; } = true;

        /// <summary>The law of something that was made from this one's elements.</summary>
        public Said Derived() => this with { IsPlain = false };
    }

    /// <summary>Weights that were trained elsewhere.</summary>
    public sealed record Loaded : ParameterLaw
    {
        public static Loaded Value { get; } = new();
    }

    /// <summary>Not known.</summary>
    public sealed record Unknown : ParameterLaw
    {
        public static Unknown Value { get; } = new();
    }
}
