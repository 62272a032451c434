using System.Globalization;
using System.Linq;
using InitGen.Graph.Rules;

namespace InitGen.Graph.Pretrained;

/// <summary>Whether a tensor of a file fits the parameter that is loaded from it.</summary>
internal static class TensorFit
{
    /// <summary>INIT503: its shape.</summary>
    public static Finding? Shape(BoundTensor bound, ManifestTensor tensor)
    {
        bool isTurned = bound.Transpose && tensor.Shape.Count == 2;
        EquatableArray<long> given = isTurned ? tensor.Shape.Reverse().ToEquatableArray() : tensor.Shape;
        if (Fits(bound.Shape, given)) return null;

        bool wouldFit = bound.IsOwn && tensor.Shape.Count == 2 && Fits(bound.Shape, isTurned ? tensor.Shape : tensor.Shape.Reverse().ToEquatableArray());
        string remedy = (wouldFit, isTurned) switch
        {
            (true, false) => "set Transpose = true",
            (true, true) => "remove Transpose",
            _ => "correct the shape, or name another tensor",
        };
        var finding = new Finding(
            PretrainedRules.ShapeMismatch,
            bound.Origin,
            FindingPlace.Pretrained,
            EquatableArray.Of(bound.Origin, Text(bound.Shape), tensor.Name, Text(tensor.Shape) + (isTurned ? " (transposed)" : string.Empty), remedy));
        if (!wouldFit) return finding;
        return finding with
        {
            Changes = EquatableArray.Of(isTurned
                ? new AttributeChange { Attribute = "Pretrained", Remove = EquatableArray.Of("Transpose"), Title = "Remove Transpose", Kind = "Transpose" }
                : new AttributeChange { Attribute = "Pretrained", Set = EquatableArray.Of("Transpose = true"), Title = "Set Transpose = true", Kind = "Transpose" }),
        };
    }

    /// <summary>INIT504: the type of its elements.</summary>
    public static Finding? Element(BoundTensor bound, ManifestTensor tensor)
    {
        (string? trouble, bool isRefused) = (tensor.Dtype, bound.Element) switch
        {
            ("F32" or "F16" or "BF16", "float") => (null, false),
            ("F64" or "F32" or "F16" or "BF16", "double") => (null, false),
            ("F16", "Half") => (null, false),
            ("F64", "float") => ("24 of 53 bits of precision are kept, and what is above 3.4e38 becomes infinite", false),
            ("F64", _) => ("11 of 53 bits of precision are kept, and what is above 65504 becomes infinite", false),
            ("F32", _) => ("11 of 24 bits of precision are kept, and what is above 65504 becomes infinite", false),
            ("BF16", _) => ("what is above 65504 becomes infinite, and what is below 6e-8 becomes 0", false),
            _ => ("LoadWeights reads F16, BF16, F32 and F64", true),
        };
        return trouble is null
            ? null
            : new Finding(PretrainedRules.ElementMismatch, bound.Origin, FindingPlace.Pretrained, EquatableArray.Of(bound.Origin, bound.Element, tensor.Name, tensor.Dtype, trouble))
            {
                Level = isRefused ? RuleLevel.Error : RuleLevel.Warning,
            };
    }

    private static bool Fits(EquatableArray<Size> declared, EquatableArray<long> given) =>
        declared.Count == given.Count && declared.Zip(given, static (own, other) => !own.IsConstant || own.Constant == other).All(static same => same);

    private static string Text(EquatableArray<Size> shape) => "[" + string.Join(", ", shape) + "]";

    private static string Text(EquatableArray<long> shape) =>
        "[" + string.Join(", ", shape.Select(static axis => axis.ToString(CultureInfo.InvariantCulture))) + "]";
}
