using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using InitGen.Graph.Rules;
using InitGen.Safetensors;

namespace InitGen.Graph.Pretrained;

/// <summary>Compares a model with the file that it is loaded from, of which the build read the header.</summary>
public static class PretrainedCheck
{
    private const int MostNamed = 5;

    /// <summary>What does not fit.</summary>
    /// <param name="model">The model.</param>
    /// <param name="manifests">The files that the project lists.</param>
    /// <returns>The findings, in the order of the model's members.</returns>
    public static IReadOnlyList<Finding> Of(PretrainedModel model, IReadOnlyList<WeightManifest> manifests)
    {
        if (model.File is not { } file) return [];
        WeightManifest[] fitting = [.. manifests.Where(manifest => manifest.IsOf(file))];
        string item = $"<InitGenWeights Include=\"{file}\" />";
        switch (fitting.Length)
        {
            case 0:
                return [OfFile(PretrainedRules.FileNotKnown, $"the project does not list '{file}'", $"write {item} in an ItemGroup of the project")];
            case > 1:
                return [OfFile(PretrainedRules.FileNotKnown, $"the project lists {fitting.Length} files that '{file}' may mean", "name it with its folder, as the project does")];
        }

        WeightManifest manifest = fitting[0];
        if (manifest.IsMissing)
            return [OfFile(PretrainedRules.FileNotKnown, $"'{manifest.File}' is not there", "download it before the build, or correct the path; it is looked for beside the project")];
        if (manifest.Problem.Length > 0) return [OfFile(PretrainedRules.MalformedFile, file, manifest.Problem)];

        var findings = new List<Finding>();
        var used = new HashSet<string>();
        var bound = new HashSet<string>(model.Tensors.Select(static tensor => tensor.Tensor));
        ManifestTensor[] free = [.. manifest.Tensors.Where(tensor => !bound.Contains(tensor.Name))];
        Dictionary<string, ManifestTensor> byName = ByName(manifest);
        foreach (BoundTensor tensor in model.Tensors) findings.AddRange(Check(tensor, model.Prefix, manifest, file, byName, free, used));
        if (model.IsWhole && manifest.Tensors.Count > used.Count) findings.Add(Unused(manifest, used));
        return findings;

        Finding OfFile(RuleInfo rule, string first, string second) =>
            new(rule, model.FileOrigin, FindingPlace.Pretrained, EquatableArray.Of(model.Name, first, second));

        Finding Unused(WeightManifest read, HashSet<string> taken)
        {
            string[] left = [.. read.Tensors.Select(static tensor => tensor.Name).Where(name => !taken.Contains(name))];
            string list = "'" + string.Join("', '", left.Take(MostNamed)) + "'" + (left.Length > MostNamed ? $" and {Number(left.Length - MostNamed)} more" : string.Empty);
            return new Finding(
                PretrainedRules.UnusedTensors,
                model.FileOrigin,
                FindingPlace.Pretrained,
                EquatableArray.Of(model.Name, Number(read.Tensors.Count), file, taken.Count == 0 ? "none" : Number(taken.Count), list));
        }
    }

    private static IEnumerable<Finding> Check(
        BoundTensor bound, string prefix, WeightManifest manifest, string file, Dictionary<string, ManifestTensor> byName, ManifestTensor[] free, HashSet<string> used)
    {
        ManifestTensor[] found = bound.Tensor.IndexOf('*') < 0
            ? byName.TryGetValue(bound.Tensor, out ManifestTensor? one) ? [one] : []
            : [.. manifest.Tensors.Where(tensor => bound.Fits(tensor.Name))];
        if (found.Length == 0)
        {
            if (bound.IsOptional) yield break;
            IReadOnlyList<string> nearest = Nearest(bound, free, out string[] fitting);

            // What is offered is no longer unused.
            used.UnionWith(nearest);
            yield return NotFound(bound, prefix, file, nearest, fitting);
            yield break;
        }

        used.UnionWith(found.Select(static tensor => tensor.Name));

        // One of many tells what is wrong with all of them.
        if (found.Select(tensor => TensorFit.Shape(bound, tensor)).FirstOrDefault(static finding => finding is not null) is { } shape) yield return shape;
        if (found.Select(tensor => TensorFit.Element(bound, tensor)).FirstOrDefault(static finding => finding is not null) is { } element) yield return element;
        if (bound is { IsOwn: true, NamesScheme: true, IsOptional: false })
        {
            yield return new Finding(
                PretrainedRules.SchemeIsOverwritten, bound.Origin, FindingPlace.Init, EquatableArray.Of(bound.Origin, file, found[0].Name))
            {
                Changes = EquatableArray.Of(new AttributeChange { RemoveAttribute = true, Title = "Remove [Init]", Kind = "Remove" }),
            };
        }
    }

    // What fits and is no other parameter's is meant sooner than what merely reads alike.
    private static IReadOnlyList<string> Nearest(BoundTensor bound, ManifestTensor[] free, out string[] fitting)
    {
        fitting = [.. free.Where(tensor => TensorFit.Shape(bound, tensor) is null).Select(static tensor => tensor.Name)];
        IReadOnlyList<string> nearest = NearestNames.Of(bound.Tensor, fitting);
        if (nearest.Count > 0) return nearest;
        return fitting.Length == 1 ? fitting : NearestNames.Of(bound.Tensor, free.Select(static tensor => tensor.Name));
    }

    private static Finding NotFound(BoundTensor bound, string prefix, string file, IReadOnlyList<string> nearest, string[] fitting)
    {
        string names = nearest.Count == 0 ? "set Name to the one it has" : $"the nearest is {Listed(nearest)}";
        string remedy = bound.IsRequired
            ? names + "; set Optional where it may be missing"
            : $"it keeps its scheme; {(nearest.Count == 0 ? "set Optional to say so" : names + "; set Optional where the scheme is meant")}";
        return new Finding(PretrainedRules.NoSuchTensor, bound.Origin, FindingPlace.Pretrained, EquatableArray.Of(bound.Origin, file, bound.Tensor, remedy))
        {
            Level = bound.IsRequired ? RuleLevel.Error : RuleLevel.Information,
            Changes = bound.IsOwn
                ? nearest.Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && fitting.Contains(name))
                    .Select(name => Rename(name.Substring(prefix.Length))).ToEquatableArray()
                : default,
        };
    }

    private static AttributeChange Rename(string name)
    {
        string literal = "\"" + name.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
        return new AttributeChange { Attribute = "Pretrained", Set = EquatableArray.Of("Name = " + literal), Title = "Load it from " + literal, Kind = "Rename" };
    }

    private static string Listed(IReadOnlyList<string> names) => "'" + string.Join("', '", names) + "'";

    private static Dictionary<string, ManifestTensor> ByName(WeightManifest manifest)
    {
        var byName = new Dictionary<string, ManifestTensor>();
        foreach (ManifestTensor tensor in manifest.Tensors) byName[tensor.Name] = tensor;
        return byName;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
