using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Forward;

/// <summary>What functions of the framework compute, as formulas.</summary>
internal static class Library
{
    /// <summary>The value of a static member that is not a constant of the language: <c>T.One</c>.</summary>
    public static double? Constant(ISymbol member) => member switch
    {
        IPropertySymbol { Name: "Zero" or "AdditiveIdentity", ContainingNamespace.Name: "Numerics" or "System" } => 0,
        IPropertySymbol { Name: "One" or "MultiplicativeIdentity", ContainingNamespace.Name: "Numerics" or "System" } => 1,
        IPropertySymbol { Name: "NegativeOne", ContainingNamespace.Name: "Numerics" or "System" } => -1,
        IPropertySymbol { Name: "Pi", ContainingNamespace.Name: "Numerics" or "System" } => Math.PI,
        IPropertySymbol { Name: "E", ContainingNamespace.Name: "Numerics" or "System" } => Math.E,
        _ => null,
    };

    /// <summary>Whether a call leaves all numbers as they are, whatever it is given.</summary>
    public static bool IsHarmless(IMethodSymbol method) =>
        method.Name.StartsWith("ThrowIf", StringComparison.Ordinal)
        || method.Name is "ToString" or "GetHashCode" or "GetType" or "Dispose" or "KeepAlive" or "IsNaN" or "IsFinite" or "IsInfinity"
        || method.ContainingType?.Name is "Console" or "Debug" or "Trace" or "Stopwatch" or "GC" or "String" or "CancellationToken" or "Interlocked";

    /// <summary>A function of single numbers.</summary>
    public static Term? Elementwise(TermTable terms, string name, Term[] x) => (name, x.Length) switch
    {
        ("Max" or "MaxNumber" or "MaxNative", 2) => terms.Apply(TermKind.Max, x),
        ("Min" or "MinNumber" or "MinNative", 2) => terms.Apply(TermKind.Min, x),
        ("Clamp" or "ClampNative", 3) => terms.Apply(TermKind.Min, terms.Apply(TermKind.Max, x[0], x[1]), x[2]),
        ("Pow", 2) => Power(terms, x[0], x[1]),
        ("Add", 2) => terms.Add(x[0], x[1]),
        ("Subtract", 2) => terms.Subtract(x[0], x[1]),
        ("Multiply", 2) => terms.Multiply(x[0], x[1]),
        ("Divide", 2) => terms.Divide(x[0], x[1]),
        ("MultiplyAdd" or "FusedMultiplyAdd" or "MultiplyAddEstimate", 3) => terms.Add(terms.Multiply(x[0], x[1]), x[2]),
        ("AddMultiply", 3) => terms.Multiply(terms.Add(x[0], x[1]), x[2]),
        ("Lerp", 3) => terms.Add(x[0], terms.Multiply(terms.Subtract(x[1], x[0]), x[2])),
        ("SoftMax", 1) => terms.Divide(terms.Apply(TermKind.Exp, x[0]), terms.Sum(terms.Apply(TermKind.Exp, x[0]))),
        (_, 1) when name.StartsWith("Convert", StringComparison.Ordinal) || name.StartsWith("CreateChecked", StringComparison.Ordinal) || name is "CreateSaturating" or "CreateTruncating" => x[0],
        (_, 1) => Unary(terms, name, x[0]),
        ("Round", 2) => terms.Apply(TermKind.Floor, x[0]),
        _ => null,
    };

    /// <summary>A function of all elements of its arguments, of which there are so many; 0 where that is not known.</summary>
    public static Term? Reduction(TermTable terms, string name, Term[] x, double count) => (name, x.Length) switch
    {
        ("Sum", 1) => terms.Sum(x[0], count),
        ("Dot", 2) => terms.Sum(terms.Multiply(x[0], x[1]), count),
        ("SumOfSquares", 1) => terms.Sum(terms.Multiply(x[0], x[0]), count),
        ("SumOfMagnitudes", 1) => terms.Sum(terms.Apply(TermKind.Abs, x[0]), count),
        ("Norm", 1) => terms.Apply(TermKind.Sqrt, terms.Sum(terms.Multiply(x[0], x[0]), count)),
        ("Average", 1) => Mean(terms, x[0], count),
        ("StdDev", 1) => terms.Apply(TermKind.Sqrt, Mean(terms, Square(terms, terms.Subtract(x[0], Mean(terms, x[0], count))), count)),
        ("Max" or "MaxNumber", 1) => terms.Largest(x[0], count),
        ("IndexOfMax" or "IndexOfMin" or "IndexOfMaxMagnitude", 1) => terms.Index(name),
        ("Max" or "Min" or "Clamp" or "Pow", > 1) => Elementwise(terms, name, x),
        _ => null,
    };

    private static Term Mean(TermTable terms, Term x, double count) =>
        terms.Divide(terms.Sum(x, count), count > 0 ? terms.Number(count) : terms.Index("the length"));

    private static Term Square(TermTable terms, Term x) => terms.Multiply(x, x);

    private static Term Power(TermTable terms, Term x, Term exponent) => exponent switch
    {
        { Kind: TermKind.Number, Number: 2 } => terms.Multiply(x, x),
        { Kind: TermKind.Number, Number: 3 } => terms.Multiply(x, terms.Multiply(x, x)),
        { Kind: TermKind.Number, Number: 0.5 } => terms.Apply(TermKind.Sqrt, x),
        _ => terms.Apply(TermKind.Power, x, exponent),
    };

    private static Term? Unary(TermTable terms, string name, Term x)
    {
        Term Exp(Term of) => terms.Apply(TermKind.Exp, of);
        Term One() => terms.One;
        return name switch
        {
            "Tanh" => terms.Apply(TermKind.Tanh, x),
            "Exp" => Exp(x),
            "Log" => terms.Apply(TermKind.Log, x),
            "Sqrt" => terms.Apply(TermKind.Sqrt, x),
            "Abs" => terms.Apply(TermKind.Abs, x),
            "Sign" => terms.Apply(TermKind.Sign, x),
            "Sin" => terms.Apply(TermKind.Sin, x),
            "Cos" => terms.Apply(TermKind.Cos, x),
            "Erf" => terms.Apply(TermKind.Erf, x),
            "Sigmoid" => terms.Apply(TermKind.Sigmoid, x),
            "Floor" or "Truncate" or "Round" or "Ceiling" => terms.Apply(TermKind.Floor, x),
            "Negate" => terms.Negate(x),
            "Reciprocal" or "ReciprocalEstimate" => terms.Divide(One(), x),
            "ReciprocalSqrt" or "ReciprocalSqrtEstimate" => terms.Divide(One(), terms.Apply(TermKind.Sqrt, x)),
            "LogP1" => terms.Apply(TermKind.Log, terms.Add(One(), x)),
            "ExpM1" => terms.Subtract(Exp(x), One()),
            "Exp2" => Exp(terms.Multiply(x, terms.Number(Math.Log(2)))),
            "Log2" => terms.Multiply(terms.Apply(TermKind.Log, x), terms.Number(1 / Math.Log(2))),
            "Log10" => terms.Multiply(terms.Apply(TermKind.Log, x), terms.Number(1 / Math.Log(10))),
            "Sinh" => terms.Multiply(terms.Number(0.5), terms.Subtract(Exp(x), Exp(terms.Negate(x)))),
            "Cosh" => terms.Multiply(terms.Number(0.5), terms.Add(Exp(x), Exp(terms.Negate(x)))),
            _ => null,
        };
    }
}
