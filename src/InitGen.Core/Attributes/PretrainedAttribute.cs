using System;

namespace InitGen;

/// <summary>
/// The weights come from a file in the safetensors format. On a type: all of them, and <c>LoadWeights</c> is generated, which reads them. On a
/// member: how that one is found in the file.
/// </summary>
/// <remarks>
/// <para>
/// A parameter is looked up under its path, such as <c>blocks.3.query.weight</c>, behind <see cref="Prefix"/>. A member that says nothing of
/// how its weights start has to be in the file; one with <see cref="InitAttribute"/> keeps that scheme where the file has nothing for it, and
/// so does one that is <see cref="Optional"/>.
/// </para>
/// <para>
/// Where no type says it, only the members that have the attribute are read. What a file holds is checked at build time where the project
/// lists it: <c>&lt;InitGenWeights Include="model.safetensors" /&gt;</c>.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [Pretrained("bert.safetensors", Prefix = "bert.")]
/// public sealed partial class Classifier
/// {
///     [Dense(768, 768), Pretrained(Name = "pooler.dense.weight")] private readonly float[] _pooler = new float[768 * 768];
///     [Dense(768, 3), Init(Scheme.Xavier)] private readonly float[] _head = new float[768 * 3];   // not in the file
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property, Inherited = false)]
public sealed class PretrainedAttribute : Attribute
{
    /// <summary>The weights come from a file.</summary>
    /// <param name="file">
    /// The file, or the <c>.index.json</c> of a set of files, as the project lists it; null where it is known only when the code runs.
    /// </param>
    public PretrainedAttribute(string? file = null) => File = file;

    /// <summary>The file, or the index of a set of files; null where it is known only when the code runs.</summary>
    public string? File { get; }

    /// <summary>
    /// On a member that holds weights: the name of the tensor, behind the type's <see cref="Prefix"/>. On one that holds layers or models:
    /// what stands in the place of its segment in the names of their tensors, such as <c>encoder.layer</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>On a type: what the names of its tensors begin with, a final dot included, such as <c>bert.</c>.</summary>
    public string? Prefix { get; set; }

    /// <summary>On a member that holds weights: the file has [inputs, outputs] where the member has [outputs, inputs].</summary>
    public bool Transpose { get; set; }

    /// <summary>On a member: it keeps its scheme where the file has nothing for it.</summary>
    public bool Optional { get; set; }
}
