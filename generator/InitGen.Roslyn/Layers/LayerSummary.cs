using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InitGen.Graph;
using InitGen.Roslyn.Plan;
using InitGen.Theory;
using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Layers;

/// <summary>
/// A layer type as text, for models in other assemblies: one line for each weight and each constructor, of fields between bars. A line that
/// a later version wrote, and that is not understood, makes the whole summary unknown: numbers of weights count on all of them.
/// </summary>
internal static class LayerSummary
{
    private const string WeightLine = "weight 1";
    private const string ConstructorLine = "constructor 1";

    /// <summary>The lines that a compiled layer carries; null where it has none.</summary>
    public static IReadOnlyList<string>? Find(INamedTypeSymbol type)
    {
        AttributeData? summary = type.OriginalDefinition.GetAttributes().FirstOrDefault(static attribute =>
            attribute.AttributeClass is { Name: KnownNames.LayerSummaryAttribute } found
            && found.ContainingNamespace.ToDisplayString() == KnownNames.CompilerServices);
        return summary is { ConstructorArguments: { Length: 1 } arguments } && arguments[0] is { Kind: TypedConstantKind.Array, IsNull: false } lines
            ? [.. lines.Values.Select(static line => line.Value as string ?? string.Empty)]
            : null;
    }

    /// <summary>A type's lines: weights from a given one on, for those before are a base class's.</summary>
    public static EquatableArray<string> Write(LayerType type, int firstWeight) => type.Weights.Skip(firstWeight).Select(Write)
        .Concat(type.Constructors.Select(Write))
        .ToEquatableArray();

    /// <summary>Reads lines; null when they are not understood.</summary>
    public static LayerType? Read(IReadOnlyList<string> lines)
    {
        var weights = new List<LayerParameter>();
        var constructors = new List<LayerConstructor>();
        foreach (string line in lines)
        {
            string[] fields = line.Split('|');
            switch (fields[0])
            {
                case WeightLine when fields.Length == 15 && ReadWeight(fields) is { } weight:
                    weights.Add(weight);
                    break;
                case ConstructorLine when fields.Length >= 2:
                    constructors.Add(ReadConstructor(fields));
                    break;
                default:
                    return null;
            }
        }

        return new LayerType(weights.ToEquatableArray(), constructors.ToEquatableArray());
    }

    private static string Write(LayerParameter weight) => string.Join(
        "|",
        WeightLine,
        weight.Path.Replace("|", "_"),
        weight.Name,
        weight.Storage,
        weight.Element,
        Write(weight.Shape),
        weight.Of is null ? string.Empty : Write(weight.Of),
        weight.Seed?.ToString(CultureInfo.InvariantCulture),
        weight.Follower is null ? string.Empty : Write(weight.Follower),
        weight.Own is null ? string.Empty : string.Join(";", weight.Own.Scheme, weight.Own.Fan, weight.Own.Distribution, weight.Own.Position, weight.Own.Depth),
        weight.Own is null ? string.Empty : Numbers(weight.Own.Gain, weight.Own.Std, weight.Own.Mean),
        weight.Own is null ? string.Empty : Numbers(weight.Own.Low, weight.Own.High, weight.Own.Value),
        weight.Own is null ? string.Empty : Numbers(weight.Own.Truncation, weight.Own.Sparsity, weight.Own.Omega),
        weight.Own is null ? string.Empty : Numbers(weight.Own.Probability),
        string.Empty);

    private static string Write(NamedShape shape) => string.Join(
        ";",
        shape.Kind,
        Write(shape.Inner),
        Write(shape.Outer),
        Write(shape.Groups),
        Write(shape.Stride),
        shape.Packed.ToString(CultureInfo.InvariantCulture),
        string.Join(",", shape.Kernel.Select(Write)));

    private static string Write(Size size) => size.IsConstant ? size.Constant.ToString(CultureInfo.InvariantCulture) : size.Member!;

    private static string Write(ActivationInfo activation) =>
        activation.Activation + ";" + Numbers(activation.Alpha ?? activation.Pieces ?? activation.Slope);

    private static string Write(LayerConstructor constructor) => string.Join(
        "|",
        new[] { ConstructorLine, string.Join(",", constructor.Parameters) }.Concat(constructor.Sizes.Select(static size => size.Key + "=" + size.Value)));

    private static LayerParameter? ReadWeight(string[] fields)
    {
        if (!Enum.TryParse(fields[3], out StorageKind storage) || !Enum.TryParse(fields[4], out ElementKind element)) return null;
        if (ReadShape(fields[5]) is not { } shape) return null;
        NamedShape? of = fields[6].Length == 0 ? null : ReadShape(fields[6]);
        ulong? seed = ulong.TryParse(fields[7], NumberStyles.None, CultureInfo.InvariantCulture, out ulong own) ? own : null;
        return new LayerParameter(
            fields[1], fields[2], shape, of, storage, element, ReadOptions(fields), ReadActivation(fields[8]), seed);
    }

    private static SchemeOptions? ReadOptions(string[] fields)
    {
        string[] words = fields[9].Split(';');
        if (words.Length != 5 || !Enum.TryParse(words[0], out Scheme scheme) || !Enum.TryParse(words[1], out FanMode fan)) return null;
        double?[] a = ReadNumbers(fields[10], 3);
        double?[] b = ReadNumbers(fields[11], 3);
        double?[] c = ReadNumbers(fields[12], 3);
        return new SchemeOptions
        {
            Scheme = scheme,
            Fan = fan,
            Distribution = Enum.TryParse(words[2], out Distribution distribution) ? distribution : null,
            Position = Enum.TryParse(words[3], out LayerPosition position) ? position : null,
            Depth = int.TryParse(words[4], NumberStyles.None, CultureInfo.InvariantCulture, out int depth) ? depth : null,
            Gain = a[0],
            Std = a[1],
            Mean = a[2],
            Low = b[0],
            High = b[1],
            Value = b[2],
            Truncation = c[0],
            Sparsity = c[1],
            Omega = c[2],
            Probability = ReadNumbers(fields[13], 1)[0],
        };
    }

    private static NamedShape? ReadShape(string text)
    {
        string[] words = text.Split(';');
        if (words.Length != 7 || !Enum.TryParse(words[0], out LayerKind kind)) return null;
        if (!long.TryParse(words[5], NumberStyles.None, CultureInfo.InvariantCulture, out long packed)) return null;
        EquatableArray<Size> kernel = words[6].Length == 0 ? default : words[6].Split(',').Select(ReadSize).ToEquatableArray();
        return new NamedShape(kind, ReadSize(words[1]), ReadSize(words[2]), kernel, ReadSize(words[3]), ReadSize(words[4]), packed);
    }

    private static Size ReadSize(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
        ? new Size(number)
        : new Size(0, text);

    private static ActivationInfo? ReadActivation(string text)
    {
        string[] words = text.Split(';');
        if (words.Length != 2 || !Enum.TryParse(words[0], out Activation activation)) return null;
        double? parameter = ReadNumbers(words[1], 1)[0];
        bool takesOne = activation is Activation.LeakyReLU or Activation.PReLU or Activation.ELU or Activation.CELU or Activation.Maxout;
        if (!takesOne) parameter = null;
        return ActivationTable.Validate(activation, parameter) is null ? ActivationTable.Get(activation, parameter) : null;
    }

    private static LayerConstructor ReadConstructor(string[] fields)
    {
        var sizes = new List<KeyValuePair<string, SizeExpression>>();
        foreach (string field in fields.Skip(2))
        {
            int equals = field.IndexOf('=');
            if (equals > 0 && SizeExpression.Parse(field.Substring(equals + 1)) is { } size)
                sizes.Add(new KeyValuePair<string, SizeExpression>(field.Substring(0, equals), size));
        }

        return new LayerConstructor(
            (fields[1].Length == 0 ? [] : fields[1].Split(',')).ToEquatableArray(), sizes.ToEquatableArray());
    }

    private static string Numbers(params double?[] values) =>
        string.Join(";", values.Select(static value => value?.ToString("R", CultureInfo.InvariantCulture)));

    private static double?[] ReadNumbers(string text, int count)
    {
        string[] words = text.Split(';');
        var values = new double?[count];
        for (int i = 0; i < count && i < words.Length; i++)
        {
            if (double.TryParse(words[i], NumberStyles.Float, CultureInfo.InvariantCulture, out double value)) values[i] = value;
        }

        return values;
    }
}
