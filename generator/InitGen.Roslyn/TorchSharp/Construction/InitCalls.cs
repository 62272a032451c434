using System;
using System.Linq;
using InitGen.Theory;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.TorchSharp;

/// <summary>What the functions of torch.nn.init draw from, in the project's own words.</summary>
internal static class InitCalls
{
    /// <summary>The law after a call.</summary>
    /// <param name="method">The function.</param>
    /// <param name="arguments">Its arguments by the places of the parameters.</param>
    /// <param name="call">The call.</param>
    /// <returns>The law; unknown where an argument is, and for functions that do something else than they say.</returns>
    public static ParameterLaw Law(IMethodSymbol method, Built[] arguments, SyntaxNode? call)
    {
        SchemeOptions? options = method.Name switch
        {
            "kaiming_normal_" or "kaiming_uniform_" or "he_normal_" or "he_uniform_" => Kaiming(method, arguments),
            "xavier_normal_" or "xavier_uniform_" or "glorot_normal_" or "glorot_uniform_" => Xavier(method, arguments),
            "orthogonal_" => Number(method, arguments, 1, "gain") is { } gain ? new SchemeOptions { Scheme = Scheme.Orthogonal, Gain = gain == 1 ? null : gain } : null,
            "normal_" => Normal(Number(method, arguments, 0, "mean"), Number(method, arguments, 1, "std")),
            "uniform_" => Uniform(Number(method, arguments, 0, "low", "a"), Number(method, arguments, 1, "high", "b")),
            "constant_" => Number(method, arguments, null, "val", "value") is { } value ? Constant(value) : null,
            "zeros_" => new SchemeOptions { Scheme = Scheme.Zero },
            "ones_" => new SchemeOptions { Scheme = Scheme.One },
            _ => null,
        };
        return options is null ? ParameterLaw.Unknown.Value : new ParameterLaw.Said(options, call);
    }

    /// <summary>A tensor's own method that fills it; null for others, and where an argument is not known.</summary>
    public static SchemeOptions? Fill(string name, Built[] arguments) => name switch
    {
        "normal_" => Normal(At(arguments, 0, 0), At(arguments, 1, 1)),
        "uniform_" => Uniform(At(arguments, 0, 0), At(arguments, 1, 1)),
        "zero_" => new SchemeOptions { Scheme = Scheme.Zero },
        "fill_" => At(arguments, 0, null) is { } value ? Constant(value) : null,
        _ => null,
    };

    /// <summary>The law of a multiple; null where that is no scheme.</summary>
    public static ParameterLaw.Said? Scaled(ParameterLaw.Said said, double factor) => Multiple(said.Derived(), factor);

    private static ParameterLaw.Said? Multiple(ParameterLaw.Said said, double factor) => said.Options switch
    {
        { Scheme: Scheme.Normal } normal => said with { Options = normal with { Std = normal.Std * Math.Abs(factor), Mean = normal.Mean * factor } },
        { Scheme: Scheme.Uniform, Low: { } low, High: { } high } uniform when factor > 0 => said with { Options = uniform with { Low = low * factor, High = high * factor } },
        { Scheme: Scheme.Zero } => said,
        { Scheme: Scheme.One } => said with { Options = new SchemeOptions { Scheme = Scheme.Constant, Value = factor } },
        { Scheme: Scheme.Constant, Value: { } value } => said with { Options = new SchemeOptions { Scheme = Scheme.Constant, Value = value * factor } },
        _ => null,
    };

    /// <summary>What calculate_gain computes: the library's table, not the project's.</summary>
    public static double? Value(IMethodSymbol method, Built[] arguments) =>
        method.Name == "calculate_gain" && arguments.Length > 0 ? Gain(Name(method, arguments[0], 0), arguments.Length > 1 ? ModuleBuilder.Real(arguments[1]) ?? 0 : 0) : null;

    private static double? Gain(string? nonlinearity, double slope) => nonlinearity switch
    {
        null => null,
        "Tanh" => 5.0 / 3,
        "ReLU" => Math.Sqrt(2),
        "LeakyReLU" => Math.Sqrt(2 / (1 + (slope * slope))),
        _ => 1,
    };

    private static SchemeOptions? Kaiming(IMethodSymbol method, Built[] arguments)
    {
        if (Number(method, arguments, 0, "a") is not { } slope) return null;
        string? mode = Named(method, arguments, "mode", "FanIn");
        string? nonlinearity = Named(method, arguments, "nonlinearity", "LeakyReLU");
        if (mode is null || Gain(nonlinearity, slope) is not { } gain) return null;
        return new SchemeOptions
        {
            Scheme = Scheme.He,
            Distribution = method.Name.Contains("uniform") ? Distribution.Uniform : null,
            Fan = mode == "FanOut" ? FanMode.Out : FanMode.Default,
            Gain = Math.Abs(gain - Math.Sqrt(2)) < 1e-9 ? null : gain,
        };
    }

    // The normal one draws uniform in this library, with the right variance: what the network sees is the same.
    private static SchemeOptions? Xavier(IMethodSymbol method, Built[] arguments) => Number(method, arguments, 1, "gain") is { } gain
        ? new SchemeOptions { Scheme = Scheme.Xavier, Distribution = Distribution.Uniform, Gain = Math.Abs(gain - 1) < 1e-9 ? null : gain }
        : null;

    private static SchemeOptions? Normal(double? mean, double? std) => mean is { } m && std is { } s && s >= 0 && !double.IsInfinity(s)
        ? s == 0 ? Constant(m) : new SchemeOptions { Scheme = Scheme.Normal, Mean = m == 0 ? null : m, Std = s }
        : null;

    private static SchemeOptions? Uniform(double? low, double? high) => low is { } a && high is { } b && a < b && !double.IsInfinity(a) && !double.IsInfinity(b)
        ? new SchemeOptions { Scheme = Scheme.Uniform, Low = a, High = b }
        : null;

    private static SchemeOptions? Constant(double value) => value switch
    {
        0 => new SchemeOptions { Scheme = Scheme.Zero },
        1 => new SchemeOptions { Scheme = Scheme.One },
        _ when double.IsNaN(value) || double.IsInfinity(value) => null,
        _ => new SchemeOptions { Scheme = Scheme.Constant, Value = value },
    };

    private static double? At(Built[] arguments, int index, double? otherwise) => index < arguments.Length ? ModuleBuilder.Real(arguments[index]) : otherwise;

    // Null where the argument is not known; the default where this version has no such parameter.
    private static double? Number(IMethodSymbol method, Built[] arguments, double? otherwise, params string[] names)
    {
        for (int i = 0; i < method.Parameters.Length && i < arguments.Length; i++)
        {
            if (names.Contains(method.Parameters[i].Name)) return ModuleBuilder.Real(arguments[i]);
        }

        return otherwise;
    }

    private static string? Named(IMethodSymbol method, Built[] arguments, string parameter, string otherwise)
    {
        for (int i = 0; i < method.Parameters.Length && i < arguments.Length; i++)
        {
            if (method.Parameters[i].Name == parameter) return Name(method, arguments[i], i);
        }

        return otherwise;
    }

    // The name of an enumeration's value.
    private static string? Name(IMethodSymbol method, Built argument, int index) =>
        argument is BuiltConstant { Value: long number } && index < method.Parameters.Length
            ? method.Parameters[index].Type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(member => member.HasConstantValue && Convert.ToInt64(member.ConstantValue, System.Globalization.CultureInfo.InvariantCulture) == number)?.Name
            : null;
}
