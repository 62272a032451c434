using System;
using InitGen;

namespace Gallery.Models;

/// <summary>A generator and a discriminator in the manner of DCGAN (Radford et al. 2016), for images of 32 x 32.</summary>
public sealed partial class DcGan
{
    public const int Noise = 100;

    [Init] public Generator G { get; } = new();

    [Init] public Discriminator D { get; } = new();

    /// <summary>What the discriminator thinks of an image that the generator made of noise.</summary>
    public float Forward(float[] noise) => D.Forward(G.Forward(noise));

    /// <summary>Transposed convolutions from 1 x 1 to 32 x 32; N(0, 0.02) throughout, batch norm takes care of the scale.</summary>
    [InitDefaults(Scheme.Normal, Std = 0.02)]
    public sealed partial class Generator
    {
        [ConvTranspose(Noise, 256, 4, 4), Init] private readonly float[] _up1 = new float[Noise * 256 * 16];
        [Norm(256), Init] private readonly float[] _norm1 = new float[256];
        [Bias(256)] private readonly float[] _norm1Bias = new float[256];
        [ConvTranspose(256, 128, 4, 4, Stride = 2), Init] private readonly float[] _up2 = new float[256 * 128 * 16];
        [Norm(128), Init] private readonly float[] _norm2 = new float[128];
        [Bias(128)] private readonly float[] _norm2Bias = new float[128];
        [ConvTranspose(128, 64, 4, 4, Stride = 2), Init] private readonly float[] _up3 = new float[128 * 64 * 16];
        [Norm(64), Init] private readonly float[] _norm3 = new float[64];
        [Bias(64)] private readonly float[] _norm3Bias = new float[64];
        [ConvTranspose(64, 3, 4, 4, Stride = 2), Init] private readonly float[] _image = new float[64 * 3 * 16];

        public Volume Forward(float[] noise)
        {
            var z = new Volume(Noise, 1, 1);
            noise.CopyTo(z.Data, 0);

            Volume x = ImageOps.ConvTranspose(z, _up1, null, 256, kernel: 4, stride: 1);
            x = ImageOps.Relu(ImageOps.BatchNorm(x, _norm1, _norm1Bias));
            x = ImageOps.ConvTranspose(x, _up2, null, 128, kernel: 4, stride: 2, padding: 1);
            x = ImageOps.Relu(ImageOps.BatchNorm(x, _norm2, _norm2Bias));
            x = ImageOps.ConvTranspose(x, _up3, null, 64, kernel: 4, stride: 2, padding: 1);
            x = ImageOps.Relu(ImageOps.BatchNorm(x, _norm3, _norm3Bias));
            x = ImageOps.ConvTranspose(x, _image, null, 3, kernel: 4, stride: 2, padding: 1);
            for (int i = 0; i < x.Data.Length; i++) x.Data[i] = MathF.Tanh(x.Data[i]);
            return x;
        }
    }

    /// <summary>Strided convolutions with leaky ReLU of slope 0.2. Its first layer has no norm, and takes the gain of its slope.</summary>
    public sealed partial class Discriminator
    {
        private const float Slope = 0.2f;

        [Conv(3, 64, 4, 4), Init(Scheme.He, Gain = 1.3867504905630728)] private readonly float[] _down1 = new float[64 * 3 * 16];
        [Bias(64)] private readonly float[] _down1Bias = new float[64];
        [Conv(64, 128, 4, 4), Init] private readonly float[] _down2 = new float[128 * 64 * 16];
        [Norm(128), Init] private readonly float[] _norm2 = new float[128];
        [Bias(128)] private readonly float[] _norm2Bias = new float[128];
        [Conv(128, 256, 4, 4), Init] private readonly float[] _down3 = new float[256 * 128 * 16];
        [Norm(256), Init] private readonly float[] _norm3 = new float[256];
        [Bias(256)] private readonly float[] _norm3Bias = new float[256];
        [Conv(256, 1, 4, 4), Init(Scheme.LeCun)] private readonly float[] _verdict = new float[256 * 16];

        public float Forward(Volume image)
        {
            Volume x = ImageOps.LeakyRelu(ImageOps.Conv(image, _down1, _down1Bias, 64, 4, stride: 2, padding: 1), Slope);
            x = ImageOps.Conv(x, _down2, null, 128, 4, stride: 2, padding: 1);
            x = ImageOps.LeakyRelu(ImageOps.BatchNorm(x, _norm2, _norm2Bias), Slope);
            x = ImageOps.Conv(x, _down3, null, 256, 4, stride: 2, padding: 1);
            x = ImageOps.LeakyRelu(ImageOps.BatchNorm(x, _norm3, _norm3Bias), Slope);
            x = ImageOps.Conv(x, _verdict, null, 1, 4);
            return 1f / (1f + MathF.Exp(-x.Data[0]));
        }
    }
}
