using System;
using System.IO;
using System.Threading;
using InitGen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InitGen.Compiler.Tests.Torch;

/// <summary>A few signatures of TorchSharp 0.97: modules are not generic there, and arguments have other names. To bind against, not to run.</summary>
internal static class OldTorchSharp
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using TorchSharp.Modules;

        [assembly: System.Reflection.AssemblyVersion("0.97.6.0")]

        namespace TorchSharp
        {
            public enum PaddingModes { Zeros = 0, Reflect = 1, Replicate = 2, Circular = 3, Constant = 4 }

            public enum Padding { Valid = 0, Same = 1 }

            public enum DeviceType { CPU = 0, CUDA = 1 }

            public sealed class Scalar
            {
                public static implicit operator Scalar(int value) => throw null;
                public static implicit operator Scalar(float value) => throw null;
                public static implicit operator Scalar(double value) => throw null;
            }

            public static partial class torch
            {
                public static IDisposable no_grad() => throw null;
                public static Tensor empty(long rows, long columns, ScalarType? dtype = null, Device device = null, bool requiresGrad = false) => throw null;
                public static Tensor zeros(long rows, long columns, ScalarType? dtype = null, Device device = null, bool requiresGrad = false) => throw null;
                public static Tensor tensor(float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device device = null, bool requiresGrad = false) => throw null;

                public enum ScalarType : sbyte { Byte = 0, Int8 = 1, Int16 = 2, Int32 = 3, Int64 = 4, Float16 = 5, Float32 = 6, Float64 = 7, BFloat16 = 15 }

                public class Device
                {
                    public DeviceType type => throw null;
                }

                public class Generator
                {
                }

                public partial class Tensor : IDisposable
                {
                    internal Tensor() { }
                    public ScalarType dtype => throw null;
                    public Device device => throw null;
                    public long[] shape => throw null;
                    public bool requires_grad { get => throw null; set => throw null; }
                    public Span<byte> bytes { get => throw null; set => throw null; }
                    public Tensor grad() => throw null;
                    public bool is_contiguous() => throw null;
                    public Tensor copy_(Tensor source, bool nonBlocking = false) => throw null;
                    public Tensor fill_(Scalar value) => throw null;
                    public Tensor normal_(double mean = 0.0, double std = 1.0, Generator generator = null) => throw null;
                    public Tensor uniform_(double from, double to, Generator generator = null) => throw null;
                    public Tensor relu() => throw null;
                    public Tensor relu_() => throw null;
                    public Tensor view(params long[] shape) => throw null;
                    public Tensor flatten(long start_dim = 0, long end_dim = -1) => throw null;
                    public static Tensor operator +(Tensor left, Tensor right) => throw null;
                    public void Dispose() { }
                }

                public static partial class nn
                {
                    public static Linear Linear(long inputSize, long outputSize, bool hasBias = true) => throw null;
                    public static Conv2d Conv2d(long inputChannel, long outputChannel, long kernelSize, long stride = 1, long padding = 0, long dilation = 1, PaddingModes paddingMode = PaddingModes.Zeros, long groups = 1, bool bias = true) => throw null;
                    public static Conv2d Conv2d(long inputChannel, long outputChannel, (long, long) kernelSize, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, PaddingModes paddingMode = PaddingModes.Zeros, long groups = 1, bool bias = true) => throw null;
                    public static Conv2d Conv2d(long inputChannel, long outputChannel, long kernelSize, Padding padding, long stride = 1, long dilation = 1, PaddingModes paddingMode = PaddingModes.Zeros, long groups = 1, bool bias = true) => throw null;
                    public static ReLU ReLU(bool inPlace = false) => throw null;
                    public static Parameter Parameter(Tensor data, bool requires_grad = true) => throw null;
                    public static Sequential Sequential() => throw null;
                    public static Sequential Sequential(params (string name, Module submodule)[] modules) => throw null;
                    public static Sequential Sequential(params Module[] modules) => throw null;
                    public static Sequential Sequential(params Tuple<string, Module>[] modules) => throw null;
                    public static Sequential Sequential(IEnumerable<(string name, Module submodule)> modules) => throw null;
                    public static Sequential Sequential(IEnumerable<Module> modules) => throw null;

                    public static partial class functional
                    {
                        public static Tensor relu(Tensor x, bool inPlace = false) => throw null;
                        public static Tensor linear(Tensor x, long inputSize, long outputSize, bool hasBias = true) => throw null;
                    }

                    public static class init
                    {
                        public enum NonlinearityType { Linear = 0, Conv1D = 1, Conv2D = 2, Conv3D = 3, ConvTranspose1D = 4, ConvTranspose2D = 5, ConvTranspose3D = 6, Sigmoid = 7, Tanh = 8, ReLU = 9, LeakyReLU = 10 }

                        public enum FanInOut { FanIn = 0, FanOut = 1 }

                        public static double calculate_gain(NonlinearityType nonlinearity, double param = 0.0) => throw null;
                        public static Tensor ones_(Tensor tensor) => throw null;
                        public static Tensor zeros_(Tensor tensor) => throw null;
                        public static Tensor dirac_(Tensor tensor) => throw null;
                        public static Tensor eye_(Tensor tensor) => throw null;
                        public static Tensor constant_(Tensor tensor, Scalar val) => throw null;
                        public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator generator = null) => throw null;
                        public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator generator = null) => throw null;
                        public static Tensor trunc_normal_(Tensor tensor, double mean = 0.0, double std = 1.0, double a = -2.0, double b = 2.0, Generator generator = null) => throw null;
                        public static Tensor orthogonal_(Tensor tensor, double gain = 1.0) => throw null;
                        public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01) => throw null;
                        public static Tensor kaiming_uniform_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) => throw null;
                        public static Tensor kaiming_normal_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) => throw null;
                        public static Tensor xavier_uniform_(Tensor tensor, double gain = 1.0) => throw null;
                        public static Tensor glorot_uniform_(Tensor tensor, double gain = 1.0) => throw null;
                        public static Tensor xavier_normal_(Tensor tensor, double gain = 1.0) => throw null;
                        public static Tensor glorot_normal_(Tensor tensor, double gain = 1.0) => throw null;
                        public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor) => throw null;
                    }

                    public class Module : IDisposable
                    {
                        protected string name;
                        internal Module() { }
                        protected Module(string name) { }
                        public virtual bool training => throw null;
                        public virtual Tensor forward(Tensor t) => throw null;
                        public virtual Tensor forward(Tensor x, Tensor y) => throw null;
                        public virtual Tensor forward(Tensor x, Tensor y, Tensor z) => throw null;
                        public virtual Module apply(Action<Module> fn) => throw null;
                        public virtual Module to(DeviceType deviceType, int deviceIndex = -1) => throw null;
                        public virtual Module to(ScalarType dtype) => throw null;
                        public virtual void train(bool train = true) => throw null;
                        public virtual void eval() => throw null;
                        public virtual IEnumerable<(string name, Module module)> named_children() => throw null;
                        public virtual IEnumerable<(string name, Module module)> named_modules() => throw null;
                        public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) => throw null;
                        public virtual IEnumerable<Parameter> parameters(bool recurse = true) => throw null;
                        public virtual void register_buffer(string name, Tensor tensor) => throw null;
                        public virtual void register_parameter(string name, Parameter param) => throw null;
                        public virtual void register_module(string name, Module submodule) => throw null;
                        protected virtual void RegisterComponents() => throw null;
                        public void Dispose() { }
                    }
                }
            }
        }

        namespace TorchSharp.Modules
        {
            using static TorchSharp.torch;

            public class Parameter : Tensor
            {
                public Parameter(Tensor data, bool requires_grad = true) { }
            }

            public class Linear : nn.Module
            {
                internal Linear() { }
                public Parameter bias { get => throw null; set => throw null; }
                public Parameter weight { get => throw null; set => throw null; }
                public override Tensor forward(Tensor tensor) => throw null;
            }

            public class Conv2d : nn.Module
            {
                internal Conv2d() { }
                public Parameter bias { get => throw null; set => throw null; }
                public Parameter weight { get => throw null; set => throw null; }
                public override Tensor forward(Tensor tensor) => throw null;
            }

            public class ReLU : nn.Module
            {
                internal ReLU() { }
                public override Tensor forward(Tensor tensor) => throw null;
            }

            public class Sequential : nn.Module
            {
                internal Sequential() { }
                public void append(string name, nn.Module module) => throw null;
                public void append(nn.Module module) => throw null;
                public override Tensor forward(Tensor tensor) => throw null;
            }
        }
        """;

    private static readonly Lazy<MetadataReference> Compiled = new(static () => Compile(), LazyThreadSafetyMode.ExecutionAndPublication);

    public static MetadataReference Reference => Compiled.Value;

    private static PortableExecutableReference Compile()
    {
        var compilation = CSharpCompilation.Create(
            "TorchSharp", [CSharpSyntaxTree.ParseText(Source)], TestReferences.Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        return emitted.Success
            ? MetadataReference.CreateFromImage(image.ToArray(), filePath: "TorchSharp.dll")
            : throw new VerificationException(string.Join('\n', emitted.Diagnostics));
    }
}
