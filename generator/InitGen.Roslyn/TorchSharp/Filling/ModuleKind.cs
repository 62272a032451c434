using InitGen.Graph;

namespace InitGen.Roslyn.TorchSharp.Filling;

/// <summary>A tensor of a module, or several of a kind.</summary>
/// <param name="Name">What the names of its parameters contain: <c>weight_ih</c>.</param>
/// <param name="Part">What it is to the module.</param>
/// <param name="Form">What its lengths mean.</param>
/// <param name="Packed">Number of matrices stacked along the outputs.</param>
public sealed record ModuleTensor(string Name, ModulePart Part, ModuleForm Form, int Packed = 1);

/// <summary>Which arguments give the sizes of a module's one weight, by their places.</summary>
/// <param name="Inputs">That of the inputs; of an embedding the count; the same as <paramref name="Outputs"/> where there is but one.</param>
/// <param name="Outputs">That of the outputs.</param>
/// <param name="Kernel">That of the kernel; -1 where there is none.</param>
/// <param name="Dimensions">How many lengths the kernel has.</param>
public sealed record ModuleSizes(int Inputs, int Outputs, int Kernel = -1, int Dimensions = 0);

/// <summary>A module class of the library, and the tensors that it trains. Whatever has <c>bias</c> in its name is a bias.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Tensors">Its tensors but for biases; a parameter is the first whose name it contains.</param>
/// <param name="Sizes">Where its sizes stand; null for a module of several weights, whose sizes are read when the code runs.</param>
public sealed record ModuleKind(string Name, EquatableArray<ModuleTensor> Tensors, ModuleSizes? Sizes);
