using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using InitGen.CompilerServices;
using InitGen.Safetensors;

namespace InitGen.Files;

/// <summary>Where one parameter comes from.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Element">What it is kept as.</param>
/// <param name="Tensor">The tensor that it is loaded from, or null if it is initialized.</param>
/// <param name="IsTransposed">Whether the file has the last two axes in the other order.</param>
/// <param name="Why">Why it is initialized, for the report.</param>
internal sealed record LoadItem(ParameterDescription Parameter, ElementKind Element, TensorSource? Tensor, bool IsTransposed, string Why);

/// <summary>What a load will do. When there is one, every check of the file is behind.</summary>
internal sealed class LoadPlan
{
    private const int MostProblems = 10;

    private readonly Dictionary<string, LoadItem> _items;
    private readonly List<LoadItem> _inOrder;
    private readonly TensorSet _set;

    private LoadPlan(Dictionary<string, LoadItem> items, List<LoadItem> inOrder, TensorSet set)
    {
        _items = items;
        _inOrder = inOrder;
        _set = set;
    }

    public LoadItem? Find(string path) => _items.GetValueOrDefault(path);

    /// <summary>Compares a model with a file.</summary>
    /// <exception cref="SafetensorsException">They do not fit; all that does not is named.</exception>
    public static LoadPlan Make(IReadOnlyList<ParameterDescription> parameters, TensorSet set, BindingTable bindings)
    {
        var items = new Dictionary<string, LoadItem>(StringComparer.Ordinal);
        var inOrder = new List<LoadItem>(parameters.Count);
        var problems = new List<string>();
        foreach (string path in bindings.UnknownOptional(parameters))
        {
            problems.Add($"LoadOptions.Optional names '{path}', and the model has no such parameter, model or layer."
                + NearestNames.Sentence(path, parameters.Select(static parameter => parameter.Path)));
        }

        foreach (ParameterDescription parameter in parameters)
        {
            LoadItem item = Match(parameter, bindings.Find(parameter.Path), set, problems);
            if (items.TryAdd(parameter.Path, item)) inOrder.Add(item);
        }

        if (problems.Count > 0) throw Misfit(set, problems);
        return new LoadPlan(items, inOrder, set);
    }

    public LoadReport Report()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (LoadItem item in _inOrder)
        {
            if (item.Tensor is not null) used.Add(item.Tensor.Entry.Name);
        }

        LoadItem[] loaded = [.. _inOrder.Where(static item => item.Tensor is not null)];
        return new LoadReport(
            [.. _inOrder.Select(static item => (item.Parameter.Path, Origin(item)))],
            [.. loaded.Select(static item => item.Parameter.Path)],
            [.. _inOrder.Where(static item => item.Tensor is null).Select(static item => item.Parameter.Path)],
            [.. loaded.Where(Narrows).Select(static item => item.Parameter.Path)],
            [.. _set.Names.Where(name => !used.Contains(name)), .. _set.Unlisted]);
    }

    private static LoadItem Match(ParameterDescription parameter, in BoundTensor bound, TensorSet set, List<string> problems)
    {
        string path = parameter.Path;
        ElementKind element = KindOf(parameter.ElementType);
        bool transposes = bound.Transpose && (bound.IsExact || parameter.Shape.Count > 1);
        if (bound.IsLeft) return new(parameter, element, null, false, "the model does not load it");
        if (!set.Tensors.TryGetValue(bound.Tensor, out TensorSource? tensor))
        {
            if (bound.Optional) return new(parameter, element, null, false, $"the file has no {bound.Tensor}");

            // The nearest names take a while to find, and no more than these are shown.
            string nearest = problems.Count < MostProblems ? NearestNames.Sentence(bound.Tensor, set.Names) : string.Empty;
            problems.Add($"There is no tensor '{bound.Tensor}' for the parameter '{path}'.{nearest}"
                + " Name the tensor or the prefix, or make the parameter optional to have it initialized.");
        }
        else if (transposes && parameter.Shape.Count < 2)
        {
            problems.Add($"'{path}' is to be transposed, and has one axis. Take Transpose away.");
        }
        else if (!Fits(parameter.Shape, tensor.Entry.Shape, transposes))
        {
            string shapes = $"[{string.Join(", ", tensor.Entry.Shape)}]";
            if (bound.Optional && !bound.HasShape) return new(parameter, element, null, false, $"{bound.Tensor} has the shape {shapes}");
            string remedy = !transposes && Fits(parameter.Shape, tensor.Entry.Shape, isTransposed: true)
                ? "It fits transposed: bind it with Transpose = true."
                : transposes && Fits(parameter.Shape, tensor.Entry.Shape, isTransposed: false)
                ? "It fits without Transpose."
                : "Correct the declaration, name another tensor, or make the parameter optional to have it initialized.";
            problems.Add($"The tensor '{bound.Tensor}' has the shape {shapes}, and '{path}' {(transposes ? "transposed " : string.Empty)}has [{string.Join(", ", parameter.Shape)}]. {remedy}");
        }
        else if (!TensorConversion.CanRead(tensor.Entry.Element))
        {
            problems.Add($"The tensor '{bound.Tensor}' for '{path}' has elements of type {tensor.Entry.Dtype}, and weights are read from F16, BF16, F32 and F64. Convert it before, or name another tensor.");
        }

        return new(parameter, element, tensor, transposes, string.Empty);
    }

    private static bool Fits(IReadOnlyList<long> shape, IReadOnlyList<long> found, bool isTransposed)
    {
        int rank = shape.Count;
        if (rank != found.Count || (isTransposed && rank < 2)) return false;
        for (int axis = 0; axis < rank; axis++)
        {
            int other = !isTransposed || axis < rank - 2 ? axis : (2 * rank) - 3 - axis;
            if (shape[axis] != found[other]) return false;
        }

        return true;
    }

    private static bool Narrows(LoadItem item) => TensorConversion.Narrows(item.Tensor!.Entry.Element!.Value, item.Element);

    private static string Origin(LoadItem item)
    {
        if (item.Tensor is null) return $"initialized, {item.Parameter.Scheme}: {item.Why}";
        string conversion = item.Tensor.Entry.Element == item.Element.Tensor()
            ? item.Tensor.Entry.Dtype
            : $"{item.Tensor.Entry.Dtype} to {Element.Name(item.Element)}{(Narrows(item) ? ", rounded" : string.Empty)}";
        return $"loaded from {item.Tensor.Entry.Name}, {conversion}{(item.IsTransposed ? ", transposed" : string.Empty)}";
    }

    private static ElementKind KindOf(Type type) =>
        type == typeof(double) ? ElementKind.Double : type == typeof(Half) ? ElementKind.Half : ElementKind.Single;

    private static SafetensorsException Misfit(TensorSet set, List<string> problems)
    {
        if (problems.Count == 1) return new($"{set.Name} does not fit the model, of which nothing was changed. {problems[0]}");
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{set.Name} does not fit the model, of which nothing was changed, in {problems.Count} places:");
        foreach (string problem in problems.Take(MostProblems)) text.Append("\n  ").Append(problem);
        if (problems.Count > MostProblems) text.Append("\n  ...");
        return new(text.ToString());
    }
}
