using System;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Initializers, with the library's own defects: see <see cref="trunc_normal_"/> and <see cref="xavier_normal_"/>.</summary>
        public static class init
        {
            public enum NonlinearityType
            {
                Linear = 0,
                Conv1D = 1,
                Conv2D = 2,
                Conv3D = 3,
                ConvTranspose1D = 4,
                ConvTranspose2D = 5,
                ConvTranspose3D = 6,
                Sigmoid = 7,
                Tanh = 8,
                ReLU = 9,
                LeakyReLU = 10,
            }

            public enum FanInOut
            {
                FanIn = 0,
                FanOut = 1,
            }

            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0.0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3,
                NonlinearityType.ReLU => Math.Sqrt(2),
                NonlinearityType.LeakyReLU => Math.Sqrt(2 / (1 + (param * param))),
                _ => 1,
            };

            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            public static Tensor constant_(Tensor tensor, Scalar val) => Each(tensor, _ => val.Value);

            public static Tensor eye_(Tensor tensor)
            {
                if (tensor.ndim != 2) throw Stub.Native("Only tensors with 2 dimensions are supported");
                return Each(tensor, index => index[0] == index[1] ? 1 : 0);
            }

            public static Tensor dirac_(Tensor tensor)
            {
                if (tensor.ndim is < 3 or > 5) throw Stub.Native("Only tensors with 3, 4, or 5 dimensions are supported");
                long[] shape = tensor.shape;
                return Each(tensor, index =>
                {
                    bool isCenter = index[0] == index[1];
                    for (int d = 2; d < index.Length; d++) isCenter &= index[d] == shape[d] / 2;
                    return isCenter ? 1 : 0;
                });
            }

            // The generator is accepted and not used.
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null) =>
                Each(tensor, _ => Generator.Default.Uniform(low, high));

            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null) =>
                Each(tensor, _ => Generator.Default.Normal(mean, std));

            // The native side swaps mean and std: with mean 0 every element is std, as far as a and b allow.
            public static Tensor trunc_normal_(
                Tensor tensor, double mean = 0.0, double std = 1.0, double a = -2.0, double b = 2.0, Generator? generator = null) =>
                Each(tensor, _ => Math.Clamp((mean == 0 ? 0 : mean * Generator.Default.Uniform(-1, 1)) + std, a, b));

            public static Tensor orthogonal_(Tensor tensor, double gain = 1.0) => tensor.ndim >= 2
                ? normal_(tensor, 0, gain / Math.Sqrt(tensor.shape[0]))
                : throw Stub.Native("Only tensors with 2 or more dimensions are supported");

            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01) => tensor.ndim == 2
                ? Each(tensor, index => index[0] < Math.Ceiling(sparsity * tensor.shape[0]) ? 0 : Generator.Default.Normal(0, std))
                : throw Stub.Native("Only tensors with 2 dimensions are supported");

            public static Tensor kaiming_uniform_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                Symmetric(tensor, Math.Sqrt(3) * Kaiming(tensor, a, mode, nonlinearity));

            public static Tensor kaiming_normal_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, Kaiming(tensor, a, mode, nonlinearity));

            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1.0)
            {
                (long fanIn, long fanOut) = CalculateFanInAndFanOut(tensor);
                return Symmetric(tensor, gain * Math.Sqrt(6.0 / (fanIn + fanOut)));
            }

            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1.0) => xavier_uniform_(tensor, gain);

            // As in the library: uniform, whatever the name says.
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1.0) => xavier_uniform_(tensor, gain);

            public static Tensor glorot_normal_(Tensor tensor, double gain = 1.0) => xavier_normal_(tensor, gain);

            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                if (tensor.Dimensions < 2)
                    throw new ArgumentException("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions");

                long[] shape = tensor.shape;
                long field = Body.CountOf(shape.AsSpan(2));
                return (shape[1] * field, shape[0] * field);
            }

            private static double Kaiming(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                (long fanIn, long fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            private static Tensor Symmetric(Tensor tensor, double bound) => uniform_(tensor, -bound, bound);

            private static Tensor Each(Tensor tensor, Func<long[], double> value)
            {
                using IDisposable off = no_grad();
                Body body = tensor.Body;
                long[] shape = body.Shape;
                var index = new long[shape.Length];
                foreach (long place in body.Places())
                {
                    body.Memory[place] = value(index);
                    for (int d = shape.Length - 1; d >= 0; d--)
                    {
                        if (++index[d] < shape[d]) break;
                        index[d] = 0;
                    }
                }

                return tensor;
            }
        }
    }
}
