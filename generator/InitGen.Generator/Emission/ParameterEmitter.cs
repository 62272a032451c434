using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InitGen.Graph;
using InitGen.Roslyn;
using InitGen.Roslyn.Plan;
using InitGen.Theory;

namespace InitGen.Generator.Emission;

/// <summary>What is generated for one parameter: its fill and its description.</summary>
internal static class ParameterEmitter
{
    private const string Services = "global::InitGen.CompilerServices.";
    private const string Theory = "global::InitGen.Theory.";

    public static void WriteFill(CodeWriter writer, ParameterPlan parameter, string kernels)
    {
        writer.Line($"// {parameter.Path} {parameter.Layer}, in {parameter.Member}");
        writer.Line("// " + ModelDocumentation.Derivation(parameter));
        if (parameter.Layer.IsConstant)
        {
            WriteEnter(writer, parameter, kernels);
            return;
        }

        using (writer.OpenBlock(string.Empty))
        {
            WriteSizes(writer, parameter);
            WriteEnter(writer, parameter, kernels);
        }
    }

    public static void WriteDescription(CodeWriter writer, ParameterPlan parameter)
    {
        if (parameter.Layer.IsConstant)
        {
            WriteAdd(writer, parameter);
            return;
        }

        using (writer.OpenBlock(string.Empty))
        {
            WriteSizes(writer, parameter);
            WriteAdd(writer, parameter);
        }
    }

    private static void WriteAdd(CodeWriter writer, ParameterPlan parameter)
    {
        LayerShape layer = parameter.Layer;
        (string fanIn, string fanOut) = (layer.Role is LayerRole.Weight or LayerRole.Embedding, layer.Fans) switch
        {
            (true, { } fans) => (Literals.Double(fans.In), Literals.Double(fans.Out)),
            (true, null) => ("fans.In", "fans.Out"),
            _ => ("0d", "0d"),
        };
        if (fanIn == "fans.In") writer.Line($"{Theory}Fans fans = {FanCall(layer)};");
        writer.Line(
            $"parameters.Add({Literals.Text(parameter.Path)}, typeof({parameter.Element.Qualified()}), global::InitGen.Scheme.{parameter.Scheme.Scheme}, "
            + $"{Law(parameter)}, fanIn: {fanIn}, fanOut: {fanOut}, shape: new[] {{ {string.Join(", ", layer.Axes.Select(axis => AxisValue(layer, axis)))} }});");
    }

    private static void WriteEnter(CodeWriter writer, ParameterPlan parameter, string kernels)
    {
        if (parameter.Layer.Length is null)
        {
            string product = string.Join(" * ", parameter.Layer.Axes.Select(axis => AxisFactor(parameter.Layer, axis)));
            writer.Line($"long length = {(parameter.Layer.Axes.Count > 1 ? $"checked({product})" : product)};");
        }

        using (writer.OpenBlock($"if (pass.Enter{Typed(parameter)}({Literals.Utf8(parameter.Path)}, {LengthOf(parameter)}{Grain(parameter, kernels)}))"))
        {
            writer.Line($"if (pass.Stores) {Use(parameter, kernels)}");
            WriteKernel(writer, parameter, kernels);
        }
    }

    /// <summary>Writes what fills an entered parameter.</summary>
    public static void WriteKernel(CodeWriter writer, ParameterPlan parameter, string kernels)
    {
        DistributionKind kind = KernelKinds.Of(parameter.Scheme);
        if (kind == DistributionKind.Constant)
        {
            double value = parameter.Scheme.FixedLaw!.Value.Mean;
            writer.Line("while (pass.Next()) " + (value == 0 ? "pass.Destination.Clear();" : $"pass.Destination.Fill({Literals.Single(value)});"));
            return;
        }

        string seed = parameter.Seed is { } own ? own.ToString(CultureInfo.InvariantCulture) + "UL" : "pass.Seed";
        if (parameter.Scheme.Whole is not null)
        {
            WholeEmitter.WriteFill(writer, parameter, seed, kernels);
            return;
        }

        string arguments = parameter.Resolved is { } resolved ? Constants(resolved.Law) : Computed(writer, parameter, kind);
        writer.Line("while (pass.Next())");
        writer.Line($"    global::{kernels}.InitKernels.{kind}(pass.Destination, {seed}, pass.Stream, pass.Start, {arguments});");
    }

    private static string Constants(WeightDistribution law) => law.Kind switch
    {
        DistributionKind.Uniform => $"low: {Literals.Single(law.Minimum)}, high: {Literals.Single(law.Maximum)}",
        DistributionKind.TruncatedNormal =>
            $"mean: {Literals.Single(law.Mean)}, sigma: {Literals.Single(law.Sigma)}, tail: {Tail(law.Truncation)}",
        _ => $"mean: {Literals.Single(law.Mean)}, sigma: {Literals.Single(law.Sigma)}",
    };

    /// <summary>Writes what computes a law whose fan is known only at run time, by the same code that folds it for constants.</summary>
    private static string Computed(CodeWriter writer, ParameterPlan parameter, DistributionKind kind)
    {
        if (!parameter.Scheme.FanIsWidth && !parameter.IsOfLayer) writer.Line($"{Theory}Fans fans = {FanCall(parameter.Layer)};");
        writer.Line($"{Theory}WeightDistribution law = {Law(parameter)};");
        return kind switch
        {
            DistributionKind.Uniform => "low: (float)law.Minimum, high: (float)law.Maximum",
            DistributionKind.TruncatedNormal => $"mean: 0f, sigma: (float)law.Sigma, tail: {Tail(parameter.Scheme.Truncation)}",
            _ => "mean: 0f, sigma: (float)law.Sigma",
        };
    }

    // The inverse of the normal distribution is good to 8e-7: so much inside the cut, no value lies outside of it.
    private static string Tail(double truncation) => Literals.Single(DeterministicMath.NormalCdf(-(truncation - 1e-6)));

    /// <summary>The law, as an expression.</summary>
    public static string Law(ParameterPlan parameter)
    {
        if (parameter.Scheme.Whole is not null) return WholeEmitter.Law(parameter);
        if ((parameter.Resolved?.Law ?? parameter.Scheme.FixedLaw) is { } law)
        {
            string arguments = law.Kind switch
            {
                DistributionKind.Constant => Literals.Double(law.Mean),
                DistributionKind.Uniform => $"{Literals.Double(law.Minimum)}, {Literals.Double(law.Maximum)}",
                DistributionKind.Normal => $"{Literals.Double(law.Mean)}, {Literals.Double(law.Sigma)}",
                _ => $"{Literals.Double(law.Mean)}, {Literals.Double(law.Sigma)}, {Literals.Double(law.Truncation)}",
            };
            return $"{Theory}WeightDistribution.{law.Kind}({arguments})";
        }

        SchemePlan scheme = parameter.Scheme;
        string fans = parameter.IsOfLayer ? "shape.Fans" : "fans";
        string fan = scheme.Fan switch
        {
            _ when scheme.FanIsWidth => WholeEmitter.Width(parameter),
            FanMode.In when scheme.FanIsSquared => $"{fans}.In * {fans}.In",
            FanMode.In => $"{fans}.In",
            FanMode.Out => $"{fans}.Out",
            _ => $"({fans}.In + {fans}.Out) / 2",
        };
        return $"{Theory}VarianceScaling.Law({Literals.Double(scheme.GainSquared)}, {fan}, global::InitGen.Distribution.{scheme.Distribution}, {Literals.Double(scheme.Truncation)})";
    }

    private static string Grain(ParameterPlan parameter, string kernels)
    {
        string grain = WholeEmitter.Grain(parameter);
        if (parameter.Storage != StorageKind.Parameter) return grain;
        string whole = grain.Length == 0 ? Services + "Philox.GroupLength" : grain.Substring(", grain: ".Length);
        return $", grain: global::{kernels}.TorchWeight.Grain(this.{parameter.Member}, {whole})";
    }

    private static string Use(ParameterPlan parameter, string kernels)
    {
        LayerShape layer = parameter.Layer;
        if (parameter.Storage == StorageKind.Parameter)
        {
            string lengths = string.Join(", ", layer.Axes.Select(axis => AxisValue(layer, axis)));
            return $"global::{kernels}.TorchWeight.Use(ref pass, this.{parameter.Member}, stackalloc long[] {{ {lengths} }}, {Literals.Text(parameter.Display)});";
        }

        string length = LengthOf(parameter);
        string element = parameter.Element.Qualified();
        string display = Literals.Text(parameter.Display);
        string flat = $"{length}, {display}, {Literals.Text(layer.ToString())}";
        string axes = string.Join(", ", layer.Axes.Select(axis => AxisValue(layer, axis)));
        string shaped = $"{Lengths(layer)}, {display}";
        (string allocation, string expected) = parameter.Storage switch
        {
            StorageKind.Vector => ($"new {element}[{length}]", flat),
            StorageKind.Memory => ($"new {element}[{length}]", flat),
            StorageKind.Pointer => (string.Empty, flat),
            StorageKind.Rectangular => ($"new {element}[{axes}]", shaped),
            StorageKind.Jagged => ($"{Services}Jagged.Allocate<{element}>({axes})", shaped),
            _ => ($"global::System.Numerics.Tensors.Tensor.CreateFromShape<{element}>({Lengths(layer)})", shaped),
        };
        string member = $"this.{parameter.Member}";
        string value = (parameter.Assignable, parameter.Storage) switch
        {
            (false, _) => member,
            (true, StorageKind.Memory) => $"{member}.IsEmpty ? {member} = {allocation} : {member}",
            _ => $"{member} ??= {allocation}",
        };

        // An array of several dimensions goes as an Array, which does not say what it holds.
        string use = parameter.Storage switch
        {
            StorageKind.Rectangular => $"Use<{element}>",
            StorageKind.Jagged => $"UseRows<{element}>",
            _ => "Use",
        };
        string call = $"pass.{use}({value}, {expected});";
        return parameter.Storage == StorageKind.Pointer ? $"{{ unsafe {{ {call} }} }}" : call;
    }

    private static string Typed(ParameterPlan parameter) =>
        parameter.Element == ElementKind.Single ? string.Empty : $"<{parameter.Element.Qualified()}>";

    private static string Lengths(LayerShape layer) =>
        $"stackalloc nint[] {{ {string.Join(", ", layer.Axes.Select(axis => axis.IsConstant ? axis.Constant.ToString(CultureInfo.InvariantCulture) : $"checked((nint)({AxisValue(layer, axis)}))"))} }}";

    private static string LengthOf(ParameterPlan parameter) => parameter.Layer.Length is { } length
        ? Literals.Long(length)
        : "length";

    internal static string AxisFactor(LayerShape layer, Size axis) =>
        axis.Divisor == 1 ? AxisValue(layer, axis) : "(" + AxisValue(layer, axis) + ")";

    internal static string AxisValue(LayerShape layer, Size axis) => axis switch
    {
        { IsConstant: true } => Literals.Long(axis.Constant),
        { Divisor: 1 } => Local(layer, axis),
        _ => $"{Local(layer, axis)} / {Literals.Long(axis.Divisor)}",
    };

    /// <summary>Reads the members that hold sizes into locals, each once.</summary>
    private static void WriteSizes(CodeWriter writer, ParameterPlan parameter)
    {
        var done = new HashSet<string>();
        LayerShape layer = parameter.Layer;
        foreach (Size axis in layer.Sizes.Where(static axis => !axis.IsConstant))
        {
            if (!done.Add(axis.Member!)) continue;
            string display = Literals.Text(parameter.Display + ": " + (axis with { Divisor = 1 }));
            string size = $"{Services}Sizes.Positive({axis.Member}, {display})";
            long parts = layer.Of is { } of && of.Axes.Any(other => other.Member == axis.Member) ? of.PartsOf(axis) : layer.PartsOf(axis);
            if (parts > 1) size = $"{Services}Sizes.Divisible({size}, {Literals.Long(parts)}, {display})";
            writer.Line($"long {Local(parameter.Layer, axis)} = {size};");
        }
    }

    /// <summary>A local for a size: the member's name in lower case, kept apart from all other names in its block.</summary>
    private static string Local(LayerShape layer, Size axis)
    {
        var taken = new HashSet<string> { "pass", "parameters", "fans", "law", "length" };
        foreach (string member in layer.Sizes.Where(static other => !other.IsConstant).Select(static other => other.Member!).Distinct())
        {
            string name = new Size(0, member).ToString().TrimStart('_');
            name = name.Length == 0 || char.IsDigit(name[0]) ? "size" + name : char.ToLowerInvariant(name[0]) + name.Substring(1);
            if (TypeNames.Escape(name) != name) name += "Size";
            while (!taken.Add(name)) name += "_";
            if (member == axis.Member) return name;
        }

        return "size";
    }

    private static string FanCall(LayerShape layer)
    {
        string inner = Channel(layer, layer.Inner);
        string outer = Channel(layer, layer.Outer);
        string kernel = Literals.Long(layer.KernelSize);
        string groups = Literals.Long(layer.Groups);
        return Theory + "Fans." + layer.Kind switch
        {
            LayerKind.Conv => $"Conv({inner}, {outer}, {kernel}, {groups})",
            LayerKind.ConvTranspose => $"ConvTranspose({inner}, {outer}, {kernel}, {groups}, {Literals.Long(layer.StrideSize)})",
            LayerKind.Embedding => $"Embedding({outer})",
            _ when layer.Packed > 1 => $"Packed({inner}, {outer} / {Literals.Long(layer.Packed)})",
            _ => $"Dense({inner}, {outer})",
        };
    }

    private static string Channel(LayerShape layer, Size size) => size.IsConstant ? Literals.Long(size.Constant) : Local(layer, size);
}
